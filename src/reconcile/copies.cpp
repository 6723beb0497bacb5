// Marks find what may be alike, words decide.
//
// Copies of one another form a group, and of a group each mark is kept once: a report that a thousand outlets
// print costs no more to find again than one, and is not taken for boilerplate.
#include "runut/copies.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "reconcile/fingerprints.h"
#include "reconcile/mark_index.h"
#include "reconcile/passages.h"

namespace runut {
namespace {

constexpr std::size_t most_copies = 64;          // of one group that a text is compared with
constexpr std::size_t gram = 5, short_gram = 3;  // words; the shorter where letters were misread
constexpr std::size_t gap = 8, scan_gap = 24;
constexpr std::uint32_t passage_words = 30;  // the shortest excerpt
constexpr std::uint32_t least_passage = 8;   // shorter passages of longer links are not listed
constexpr double copied = 0.5;               // share of the shorter text that makes it a copy

struct Held {
  Fingerprint text;
  std::string id;
  std::int32_t day = 0;
  std::uint32_t group = 0;
};

struct Group {
  std::vector<std::uint32_t> members;  // at most `most_copies`
  std::uint32_t least_marks = 0;
};

double share(std::uint32_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double shared_share(const Overlap& o, const Held& a, const Held& b) {
  return share(std::min(o.shared_a, o.shared_b), std::min(a.text.words.size(), b.text.words.size()));
}

std::uint32_t longest(const Overlap& o) {
  std::uint32_t most = 0;
  for (const WordPassage& p : o.passages) most = std::max(most, p.words);
  return most;
}

/// Whether what differs looks misread and not rewritten: runs are short, and where they break off as many words
/// were lost in one text as in the other.
bool looks_misread(const Overlap& o, std::uint32_t run_words) {
  return o.shared_a <= o.runs * run_words && o.gaps >= 3 && o.even_gaps * 5 >= o.gaps * 2;
}

/// Words of the passages, with the gaps they were joined over.
std::uint32_t extent(const Overlap& o) {
  std::uint32_t a = 0, b = 0;
  for (const WordPassage& p : o.passages) {
    if (p.words < 2 * short_gram) continue;
    a += p.a_last - p.a_first + 1;
    b += p.b_last - p.b_first + 1;
  }
  return std::min(a, b);
}

CopyKind kind_of_copy(const Overlap& o, const Held& a, const Held& b, double score) {
  const std::size_t less = std::min(a.text.words.size(), b.text.words.size());
  const std::size_t more = std::max(a.text.words.size(), b.text.words.size());
  if (looks_misread(o, 12)) return CopyKind::scanned;
  if (o.figures > 0) return CopyKind::recounted;
  if (less * 5 < more * 4 && score >= 0.8) return CopyKind::cut;
  return CopyKind::edited;
}

}  // namespace

struct CopyIndex::State {
  std::vector<Held> held;
  std::vector<std::vector<std::uint32_t>> waiting_marks;  // of the documents that wait
  std::uint32_t linked = 0;                               // documents before this one are in the index
  std::vector<Group> groups;
  MarkIndex index;
  FoldedText folded;
  MarkChooser chooser;
  GramTable table, finer_table;
  std::vector<std::uint32_t> shared;  // marks shared with each group; zero between documents

  [[nodiscard]] bool before(std::uint32_t x, std::uint32_t y) const {
    return std::tie(held[x].day, held[x].id, x) < std::tie(held[y].day, held[y].id, y);
  }

  void link_one(std::uint32_t number, const std::vector<std::uint32_t>& marks,
                const std::function<void(const CopyLink&)>& on_link);
  std::vector<std::uint32_t> groups_like(std::uint32_t number, const std::vector<std::uint32_t>& marks);
  std::optional<CopyLink> compare(std::uint32_t x, std::uint32_t y, bool may_be_copy);
  Overlap finer_overlap(const Fingerprint& a, const Fingerprint& b);
  void file(std::uint32_t number, const std::vector<std::uint32_t>& marks, std::uint32_t nearest);
};

/// Groups that share at least three marks with the document, or a third of the marks of the smaller.
std::vector<std::uint32_t> CopyIndex::State::groups_like(std::uint32_t number,
                                                         const std::vector<std::uint32_t>& marks) {
  std::vector<std::uint32_t> touched;
  for (const std::uint32_t mark : marks)
    for (const std::uint32_t group : index.groups(mark))
      if (shared[group]++ == 0) touched.push_back(group);
  std::vector<std::uint32_t> like;
  for (const std::uint32_t group : touched) {
    const std::uint32_t less = std::min(groups[group].least_marks, held[number].text.marks);
    if (shared[group] >= 3 || shared[group] * 3 >= less) like.push_back(group);
  }
  std::sort(like.begin(), like.end());
  return like;
}

Overlap CopyIndex::State::finer_overlap(const Fingerprint& a, const Fingerprint& b) {
  if (!finer_table.holds(b, short_gram)) finer_table.build(b, short_gram);
  return finer_table.compare(a, scan_gap);
}

std::optional<CopyLink> CopyIndex::State::compare(std::uint32_t x, std::uint32_t y, bool may_be_copy) {
  if (before(y, x)) std::swap(x, y);
  const Held &a = held[x], &b = held[y];
  CopyLink link{x, y, CopyKind::exact, 1.0, 0, {}};
  if (a.text.words.empty() || b.text.words.empty()) return {};
  if (a.text.hash == b.text.hash && a.text.words.size() == b.text.words.size()) {
    const std::size_t last = a.text.words.size() - 1;
    link.passages.push_back({a.text.bytes(0, last), b.text.bytes(0, last), static_cast<std::uint32_t>(last + 1)});
    return link;
  }
  if (!table.holds(b.text, gram)) table.build(b.text, gram);
  Overlap overlap = table.compare(a.text, gap);
  link.score = shared_share(overlap, a, b);
  link.kind = link.score >= copied ? kind_of_copy(overlap, a, b, link.score) : CopyKind::excerpt;
  if (link.kind == CopyKind::excerpt) {
    Overlap finer = finer_overlap(a.text, b.text);
    if (looks_misread(finer, 9)) {
      const double score = shared_share(finer, a, b);
      const double reach = share(extent(finer), std::min(a.text.words.size(), b.text.words.size()));
      const bool copy = may_be_copy && reach >= copied && score >= copied / 2;
      if (copy) link.kind = CopyKind::scanned;
      if (copy || longest(overlap) < passage_words) link.score = score, overlap = std::move(finer);
    }
    if (link.kind == CopyKind::excerpt && longest(overlap) < passage_words) return {};
  }
  link.figures = overlap.figures;
  const std::uint32_t least =
      link.kind == CopyKind::excerpt ? passage_words : std::min(longest(overlap), least_passage);
  for (const WordPassage& p : overlap.passages)
    if (p.words >= least)
      link.passages.push_back({a.text.bytes(p.a_first, p.a_last), b.text.bytes(p.b_first, p.b_last), p.words});
  return link;
}

/// Puts the document into the index: into the group of its nearest copy, or into a new one.
void CopyIndex::State::file(std::uint32_t number, const std::vector<std::uint32_t>& marks, std::uint32_t nearest) {
  Held& d = held[number];
  if (nearest != number) {
    d.group = held[nearest].group;
  } else {
    d.group = static_cast<std::uint32_t>(groups.size());
    groups.push_back({{}, d.text.marks});
    shared.push_back(0);
  }
  Group& group = groups[d.group];
  if (group.members.size() < most_copies) group.members.push_back(number);
  group.least_marks = std::min(group.least_marks, d.text.marks);
  for (const std::uint32_t mark : marks) {
    const auto had = index.groups(mark);
    if (std::find(had.begin(), had.end(), d.group) == had.end()) index.add(mark, d.group);
  }
}

void CopyIndex::State::link_one(std::uint32_t number, const std::vector<std::uint32_t>& marks,
                                const std::function<void(const CopyLink&)>& on_link) {
  std::uint32_t nearest = number;
  double best = 0;
  for (const std::uint32_t group : groups_like(number, marks)) {
    const std::uint32_t less = std::min(groups[group].least_marks, held[number].text.marks);
    const bool may_be_copy = shared[group] * 4 >= less;
    for (const std::uint32_t member : groups[group].members) {
      const auto link = compare(member, number, may_be_copy);
      if (!link) continue;
      on_link(*link);
      if (link->kind != CopyKind::excerpt && (link->score > best || (link->score == best && before(member, nearest))))
        best = link->score, nearest = member;
    }
  }
  for (const std::uint32_t mark : marks)
    for (const std::uint32_t group : index.groups(mark)) shared[group] = 0;
  file(number, marks, nearest);
  table.forget();
  finer_table.forget();
}

CopyIndex::CopyIndex() : state_(std::make_unique<State>()) {}
CopyIndex::CopyIndex(CopyIndex&&) noexcept = default;
CopyIndex& CopyIndex::operator=(CopyIndex&&) noexcept = default;
CopyIndex::~CopyIndex() = default;

std::uint32_t CopyIndex::hold(const CopyInput& input) {
  State& s = *state_;
  fold_text(input.text, input.left_out, s.folded);
  const auto marks = s.chooser.choose(s.folded);
  Held& d = s.held.emplace_back();
  d.text = Fingerprint(s.folded);
  d.text.marks = static_cast<std::uint32_t>(marks.size());
  d.id = input.id;
  d.day = input.published ? input.published->days() : INT32_MIN;
  s.waiting_marks.emplace_back(marks.begin(), marks.end());
  return static_cast<std::uint32_t>(s.held.size() - 1);
}

void CopyIndex::link(const std::function<void(const CopyLink&)>& on_link) {
  State& s = *state_;
  std::vector<std::uint32_t> order(s.held.size() - s.linked);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = s.linked + static_cast<std::uint32_t>(i);
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return s.before(x, y); });
  for (const std::uint32_t number : order) s.link_one(number, s.waiting_marks[number - s.linked], on_link);
  s.waiting_marks.clear();
  s.linked = static_cast<std::uint32_t>(s.held.size());
}

std::vector<CopyLink> CopyIndex::add(const CopyInput& input) {
  std::vector<CopyLink> links;
  hold(input);
  link([&](const CopyLink& found) { links.push_back(found); });
  return links;
}

std::size_t CopyIndex::size() const { return state_->held.size(); }
std::size_t CopyIndex::boilerplate() const { return state_->index.boilerplate(); }

}  // namespace runut
