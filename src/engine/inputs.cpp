// Streams documents through the readers, on one thread or on many, and hands the results over in input order.
//
// The calling thread fetches the input and delivers the results; only the reading in between is spread.
// Documents travel in batches, because a lock per document costs as much as reading a short one. At most
// a few batches per thread are under way, so memory does not grow with the input.
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>

#include "engine/packs.h"
#include "source/source.h"

namespace runut {
namespace {

constexpr std::size_t batch_bytes = std::size_t{128} << 10;
constexpr std::size_t batch_documents = 256;
constexpr std::size_t batches_per_thread = 3;

/// One input on its way: a document turns into a reading or a rejection.
using Item = std::variant<Document, Reading, Rejection>;

void read_item(Reader& reader, Item& item) {
  auto* document = std::get_if<Document>(&item);
  if (document == nullptr) return;
  std::string uri = document->uri.empty() ? document->id : document->uri;
  auto reading = reader.read(std::move(*document));
  if (reading)
    item = *std::move(reading);
  else
    item = Rejection{std::move(uri), reading.error().code,
                     Error{{}, {}, reading.error().what, reading.error().hint}.message()};
}

/// Hands one finished item to the caller's functions and counts it.
struct Delivery {
  const std::function<void(Reading&&)>& on_reading;
  const std::function<void(Rejection&&)>& on_rejection;
  InputCounts& counts;

  void operator()(Item&& item) const {
    if (auto* reading = std::get_if<Reading>(&item)) {
      ++counts.documents;
      on_reading(std::move(*reading));
    } else if (auto* rejection = std::get_if<Rejection>(&item)) {
      ++(rejection->passed_over ? counts.passed_over : counts.rejected);
      on_rejection(std::move(*rejection));
    }
  }
};

/// The threads, and the batches under way in input order.
class Crew {
 public:
  Crew(const Packs& packs, const Limits& limits, unsigned jobs, const Delivery& deliver)
      : most_under_way_(jobs * batches_per_thread), deliver_(deliver) {
    for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this, &packs, limits] { work(packs, limits); });
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

  void add(Item&& item, std::size_t bytes) {
    if (!filling_) filling_ = std::make_unique<Batch>();
    filling_->items.push_back(std::move(item));
    filling_->bytes += bytes;
    if (filling_->bytes >= batch_bytes || filling_->items.size() >= batch_documents) submit();
  }

  /// Delivers all that is still under way.
  void finish() {
    if (filling_) submit();
    while (!under_way_.empty()) deliver_first();
  }

 private:
  struct Batch {
    std::vector<Item> items;
    std::size_t bytes = 0;
    bool done = false;  // guarded by mutex_
  };

  void submit() {
    bytes_under_way_ += filling_->bytes;
    while (!under_way_.empty() && (full() || first_is_done())) deliver_first();
    Batch* batch = filling_.get();
    under_way_.push_back(std::move(filling_));
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(batch);
    }
    wake_.notify_one();
  }

  [[nodiscard]] bool full() const {
    return under_way_.size() >= most_under_way_ || bytes_under_way_ > 2 * most_under_way_ * batch_bytes;
  }

  [[nodiscard]] bool first_is_done() {
    const std::lock_guard lock(mutex_);
    return under_way_.front()->done;
  }

  void deliver_first() {
    const std::unique_ptr<Batch> batch = std::move(under_way_.front());
    under_way_.pop_front();
    {
      std::unique_lock lock(mutex_);
      finished_.wait(lock, [&] { return batch->done; });
    }
    bytes_under_way_ -= batch->bytes;
    for (Item& item : batch->items) deliver_(std::move(item));
  }

  void work(const Packs& packs, const Limits& limits) {
    Reader reader(packs, limits);
    while (true) {
      Batch* batch = nullptr;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stop_ || !waiting_.empty(); });
        if (stop_) return;
        batch = waiting_.front();
        waiting_.pop_front();
      }
      for (Item& item : batch->items) read_item(reader, item);
      {
        const std::lock_guard lock(mutex_);
        batch->done = true;
      }
      finished_.notify_one();
    }
  }

  std::size_t most_under_way_;
  const Delivery& deliver_;
  // Of the calling thread alone:
  std::unique_ptr<Batch> filling_;
  std::deque<std::unique_ptr<Batch>> under_way_;
  std::size_t bytes_under_way_ = 0;
  // Shared:
  std::mutex mutex_;
  std::condition_variable wake_, finished_;
  std::deque<Batch*> waiting_;
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

InputCounts read_inputs(const Packs& packs, const InputOptions& options,
                        const std::function<void(Reading&&)>& on_reading,
                        const std::function<void(Rejection&&)>& on_rejection) {
  InputCounts counts;
  const Delivery deliver{on_reading, on_rejection, counts};
  InputOptions named = options;
  if (named.fields == nullptr) named.fields = packs.fields;
  const auto each = [&](const auto& take) {
    each_document(
        named,
        [&](Document&& d) {
          if (d.language.empty()) d.language = options.language;
          const std::size_t bytes = d.text.size() + d.markup.size();
          take(Item(std::move(d)), bytes);
        },
        [&](Rejection&& r) { take(Item(std::move(r)), 0); }, counts.bytes);
  };
  if (options.jobs <= 1) {
    Reader reader(packs, options.limits);
    each([&](Item&& item, std::size_t) {
      read_item(reader, item);
      deliver(std::move(item));
    });
  } else {
    Crew crew(packs, options.limits, options.jobs, deliver);
    each([&](Item&& item, std::size_t bytes) { crew.add(std::move(item), bytes); });
    crew.finish();
  }
  return counts;
}

}  // namespace runut
