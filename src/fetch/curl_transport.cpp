// libcurl's multi interface. HTTP/1.1 only, because an archive keeps the bytes of the wire, and those of HTTP/2 are no
// text; nothing is followed, decoded, remembered or authenticated here.
#include <curl/curl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <unordered_map>

#include "fetch/address.h"
#include "fetch/transport.h"

namespace runut {
namespace {

constexpr std::size_t most_head_bytes = std::size_t{256} << 10;
constexpr long connect_seconds = 20;
constexpr long idle_seconds = 30;  ///< with less than a byte a second a server counts as gone

struct HandleCloser {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListCloser {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct MultiCloser {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// An exchange under way.
struct Transfer {
  std::size_t ticket = 0, most_bytes = 0;
  Exchange exchange;
  bool head_done = false, cut = false, head_too_long = false, allow_private = false;
  std::string refused;  ///< the last address that was not asked
  std::unique_ptr<CURL, HandleCloser> handle;
  std::unique_ptr<curl_slist, ListCloser> headers;
};

std::size_t take_head(char* data, std::size_t, std::size_t size, void* to) {
  auto& t = *static_cast<Transfer*>(to);
  const std::string_view line(data, size);
  if (t.head_done) {
    // Another head follows an interim answer (100, 103); what follows a body are trailers, which stand in it.
    if (!line.starts_with("HTTP/") || !t.exchange.body.empty()) return size;
    t.exchange.head.clear();
    t.head_done = false;
  }
  t.exchange.head += line;
  t.head_done = line == "\r\n" || line == "\n";
  t.head_too_long = t.exchange.head.size() > most_head_bytes;
  return t.head_too_long ? 0 : size;
}

std::size_t take_body(char* data, std::size_t, std::size_t size, void* to) {
  auto& t = *static_cast<Transfer*>(to);
  const std::size_t room = t.most_bytes - t.exchange.body.size();
  t.exchange.body.append(data, std::min(size, room));
  t.cut = size > room;
  return t.cut ? 0 : size;
}

int take_request(CURL*, curl_infotype kind, char* data, std::size_t size, void* to) {
  if (kind == CURLINFO_HEADER_OUT) static_cast<Transfer*>(to)->exchange.request.append(data, size);
  return 0;
}

curl_socket_t open_socket(void* from, curlsocktype, curl_sockaddr* address) {
  auto& t = *static_cast<Transfer*>(from);
  if (!t.allow_private && !is_public(address->addr)) {
    t.refused = text_of(address->addr);
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool may_pass(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
      return true;
    default:
      return false;
  }
}

std::string first_low(std::string text) {
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a') text[0] = static_cast<char>(text[0] + 32);
  return text;
}

/// How a transfer that curl ended with `code` ended.
void conclude(Transfer& t, CURLcode code) {
  Exchange& e = t.exchange;
  long status = 0;
  curl_easy_getinfo(t.handle.get(), CURLINFO_RESPONSE_CODE, &status);
  e.status = static_cast<int>(status);
  const bool answered = t.head_done;
  if (!answered) e.head.clear(), e.body.clear(), e.status = 0;
  if (code == CURLE_OK) {
    if (!answered) e.ending = Ending::unreachable, e.reason = "the server's answer is no HTTP";
    return;
  }
  e.passing = may_pass(code);
  e.reason = first_low(curl_easy_strerror(code));
  if (t.cut) {
    e.ending = Ending::too_long;
    e.reason = "cut at the limit of " + std::to_string(t.most_bytes) + " bytes";
  } else if (t.head_too_long) {
    e = {};
    e.ending = Ending::unreachable;
    e.reason = "the answer's head is longer than " + std::to_string(most_head_bytes) + " bytes";
  } else if (code == CURLE_COULDNT_CONNECT && !t.refused.empty()) {
    e.ending = Ending::refused;
    e.passing = false;
    e.reason = t.refused + " is no address of the open internet (--allow-private lets it be asked)";
  } else if (code == CURLE_OPERATION_TIMEDOUT) {
    e.ending = answered ? Ending::too_slow : Ending::unreachable;
    e.reason = "the time ran out";
  } else {
    e.ending = answered ? Ending::broken_off : Ending::unreachable;
    if (answered) e.reason = "the server broke off";
  }
}

class Network final : public Transport {
 public:
  explicit Network(WireOptions options) : options_(std::move(options)) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready == CURLE_OK) multi_.reset(curl_multi_init());
  }
  ~Network() override {
    for (auto& [handle, transfer] : transfers_) curl_multi_remove_handle(multi_.get(), handle);
  }

  void begin(std::size_t ticket, WireRequest request) override {
    auto transfer = std::make_unique<Transfer>();
    transfer->ticket = ticket;
    transfer->most_bytes = request.most_bytes;
    transfer->allow_private = options_.allow_private || !options_.proxy.empty();
    transfer->handle.reset(curl_easy_init());
    set_up(*transfer, request);
    CURL* handle = transfer->handle.get();
    curl_multi_add_handle(multi_.get(), handle);
    transfers_.emplace(handle, std::move(transfer));
  }

  std::vector<std::pair<std::size_t, Exchange>> wait(double seconds) override {
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    auto ended = gather();
    if (!ended.empty()) return ended;
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(std::clamp(seconds * 1000, 0.0, 60e3)), nullptr);
    curl_multi_perform(multi_.get(), &running);
    return gather();
  }

 private:
  void set_up(Transfer& t, const WireRequest& request) const {
    CURL* h = t.handle.get();
    for (const std::string& line : request.headers)
      t.headers.reset(curl_slist_append(t.headers.release(), line.c_str()));
    curl_easy_setopt(h, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(h, CURLOPT_HTTPHEADER, t.headers.get());
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(h, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(h, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
    curl_easy_setopt(h, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_PROXY, options_.proxy.c_str());
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout * 1000));
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_TIME, idle_seconds);
    curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, take_head);
    curl_easy_setopt(h, CURLOPT_HEADERDATA, &t);
    curl_easy_setopt(h, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(h, CURLOPT_WRITEDATA, &t);
    curl_easy_setopt(h, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(h, CURLOPT_DEBUGFUNCTION, take_request);
    curl_easy_setopt(h, CURLOPT_DEBUGDATA, &t);
    curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, &t);
  }

  std::vector<std::pair<std::size_t, Exchange>> gather() {
    std::vector<std::pair<std::size_t, Exchange>> ended;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto found = transfers_.find(message->easy_handle);
      Transfer& t = *found->second;
      conclude(t, message->data.result);
      const char* address = nullptr;
      curl_easy_getinfo(t.handle.get(), CURLINFO_PRIMARY_IP, &address);
      if (address != nullptr && options_.proxy.empty()) t.exchange.address = address;
      curl_multi_remove_handle(multi_.get(), t.handle.get());
      ended.emplace_back(t.ticket, std::move(t.exchange));
      transfers_.erase(found);
    }
    return ended;
  }

  WireOptions options_;
  std::unique_ptr<CURLM, MultiCloser> multi_;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> transfers_;
};

class SystemClock final : public Clock {
 public:
  std::int64_t seconds_since_1970() const override {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
  }
  double steady() const override {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
  }
};

}  // namespace

std::unique_ptr<Transport> network(const WireOptions& options) { return std::make_unique<Network>(options); }

std::unique_ptr<Clock> system_clock() { return std::make_unique<SystemClock>(); }

std::array<std::uint8_t, 16> system_random() {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t filled = 0; filled < bytes.size();) {
    const ssize_t got = ::getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace runut
