// Everything is told from tokens: ends of sentences, commas, small letters, and hashes of words and of three words.
#include "clean/line_form.h"

#include <algorithm>
#include <cmath>

namespace runut {
namespace {

constexpr std::uint64_t prime = 1099511628211ULL;
constexpr std::size_t least_letters = 4;    ///< of a word that says what a line is about
constexpr std::uint32_t least_copies = 5;   ///< lines with one phrase of three words that make a template
constexpr double most_templated = 0.12;     ///< share of a line's phrases that may be such
constexpr std::uint32_t most_heading = 14;  ///< words of a heading inside the text
constexpr std::uint32_t sentence = 8, question = 12, paragraph = 18;  ///< least words of a line of prose of each kind

/// How many lines have a hash: an open-addressing table that grows with the hashes that differ, which are few in a
/// page that says everything ten times.
class LineCounts {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t lines = 0;
    std::uint32_t last = 0;  ///< of its lines, counted from 1
  };
  Entry& operator[](std::uint32_t number) { return entries_[number]; }
  /// The number of a hash, which stays.
  std::uint32_t number_of(std::uint64_t hash) {
    std::size_t slot = slot_of(hash);
    if (slots_[slot] != 0) return slots_[slot] - 1;
    entries_.push_back({hash, 0, 0});
    if (2 * entries_.size() > slots_.size()) {
      slots_.assign(2 * slots_.size(), 0);
      for (std::uint32_t i = 0; i < entries_.size(); ++i) slots_[slot_of(entries_[i].hash)] = i + 1;
    } else {
      slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    }
    return static_cast<std::uint32_t>(entries_.size()) - 1;
  }

 private:
  /// Where a hash is, or would go.
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (hash ^ hash >> 32) & mask;
    while (slots_[at] != 0 && entries_[slots_[at] - 1].hash != hash) at = (at + 1) & mask;
    return at;
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024);  // a power of two; numbers plus 1, 0: empty
};

bool unspaced(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xE3 && first <= 0xE9 && word.size() >= 6;
}

}  // namespace

LineForms::LineForms(const Page& page) : page_(page), forms_(page.size()) {
  LineCounts times;
  std::vector<std::uint32_t> numbers(page.size());
  for (std::uint32_t l = 0; l < page.size(); ++l) {
    const Line& line = page.lines[l];
    std::uint64_t hash = 1469598103934665603ULL;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
      const Token& t = page.token(i);
      hash = (hash ^ (t.kind == TokenKind::mark ? t.mark : t.hash)) * prime;
    }
    numbers[l] = times.number_of(hash);
    ++times[numbers[l]].lines;
  }
  find_templates();
  before_.assign(page.size() + 1, 0);
  for (std::uint32_t l = 0; l < page.size(); ++l) {
    forms_[l].times = times[numbers[l]].lines;
    read_form(l);
    before_[l + 1] = before_[l] + forms_[l].prose;
  }
}

void LineForms::read_words() {
  words_.resize(page_.size());
  for (std::uint32_t l = 0; l < page_.size(); ++l) read_words(l);
}

void LineForms::read_words(std::uint32_t l) {
  const Line& line = page_.lines[l];
  std::vector<std::uint64_t>& words = words_[l];
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const Token& t = page_.token(i);
    if (t.kind == TokenKind::mark) continue;
    const std::string_view word = page_.word(i);
    if (!unspaced(word)) {
      if (word.size() >= least_letters) words.push_back(t.hash);
      continue;
    }
    // Two signs at a time, in scripts that part no words.
    for (std::size_t at = 0; at + 6 <= word.size() && words.size() < 400; at += 3)
      words.push_back(hash_folded(word.substr(at, 6)));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (const std::uint64_t word : words) ++lines_[word];
}

/// Tables of the cookies that a site sets and their like: each line says what the others say.
void LineForms::find_templates() {
  template_.assign(page_.size(), false);
  if (page_.size() < least_copies) return;
  LineCounts counts;
  std::vector<std::uint32_t> phrases, ends(page_.size());  // the phrases of all lines; where each line's end
  for (std::uint32_t l = 0; l < page_.size(); ++l) {
    std::uint64_t before = 0, last = 0;
    for (std::uint32_t i = page_.lines[l].first; i < page_.lines[l].last; ++i) {
      const Token& t = page_.token(i);
      if (t.kind == TokenKind::mark) continue;
      if (before != 0) {
        const std::uint32_t phrase = counts.number_of(((before * prime ^ last) * prime) ^ t.hash);
        LineCounts::Entry& entry = counts[phrase];
        if (entry.last != l + 1) {  // of a line once
          phrases.push_back(phrase);
          entry.last = l + 1;
          ++entry.lines;
        }
      }
      before = last;
      last = t.hash;
    }
    ends[l] = static_cast<std::uint32_t>(phrases.size());
  }
  std::size_t at = 0;
  for (std::uint32_t l = 0; l < page_.size(); ++l) {
    const std::size_t all = ends[l] - at;
    std::size_t many = 0;
    for (; at < ends[l]; ++at) many += counts[phrases[at]].lines >= least_copies;
    template_[l] = all > 0 && static_cast<double>(many) >= most_templated * static_cast<double>(all);
  }
}

void LineForms::read_form(std::uint32_t l) {
  const Line& line = page_.lines[l];
  LineForm& form = forms_[l];
  const std::uint32_t bytes = page_.bytes(line);
  form.words = std::max(line.words, bytes / 9);
  std::uint32_t wide = 0, commas = 0, stops = 0;
  bool credit = false, clock = false;
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const Token& t = page_.token(i);
    if (t.kind != TokenKind::mark) {
      if (unspaced(page_.word(i))) wide += t.span.size();
      if (t.is_number() && i + 2 < line.last && (page_.is(i + 1, ':') || page_.is(i + 1, '.')) &&
          page_.token(i + 2).is_number())
        clock = true;
      continue;
    }
    commas += t.mark == ',' || t.mark == 0x3001 || t.mark == 0x060C || t.mark == 0xFF0C;
    stops += t.mark == 0x3002;
    credit |= t.mark == 0xA9 || t.mark == '/';
    if (i + 1 < line.last && is_sentence_end(t.mark) &&
        (page_.token(i + 1).space_before || (t.mark == 0x3002 && page_.token(i + 1).kind != TokenKind::mark)))
      ++form.inner;
  }
  form.lower = page_.token(line.begin).is_word() ? page_.token(line.begin).capitals == Capitals::lower &&
                                                       static_cast<unsigned char>(page_.word(line.begin).front()) < 0x80
                                                 : page_.is(line.begin, '_');
  std::uint32_t last = line.last - 1;
  while (last > line.first && page_.token(last).kind == TokenKind::mark &&
         (is_quote(page_.token(last).mark) || page_.is(last, ')')))
    --last;
  const bool cut_off = page_.is(last, 0x2026) || (page_.is(last, '.') && last > line.first && page_.is(last - 1, '.'));
  const bool asks = page_.is(last, '?') || page_.is(last, '!') || page_.is(last, 0xFF1F) || page_.is(last, 0xFF01);
  form.colon = page_.is(last, ':');
  const bool few_spaces = wide * 3 > bytes;
  if (line.mark || form.times > 1 || template_[l] || (cut_off && form.inner == 0) || (few_spaces && stops == 0))
    form.prose = false;
  else if (asks && form.inner == 0 && form.words < question)
    form.prose = false;
  else
    form.prose = (line.sentence_end && form.words >= sentence) ||
                 (form.words >= paragraph && (form.inner > 0 || commas > 0)) ||
                 (form.inner > 0 && form.words >= question);
  const bool brackets = page_.is(line.last - 1, ')');
  form.heading_like = !line.mark && form.times == 1 && form.words >= 2 && form.words <= most_heading && !credit &&
                      !brackets && !form.lower && !page_.is(line.last - 1, '|') && !(clock && form.words <= 6) &&
                      (!form.colon || form.words >= 3);
}

void LineForms::take(std::uint32_t line) {
  for (const std::uint64_t word : words_[line]) taken_[word] = true;
}

double LineForms::shared(std::uint32_t line) const {
  double all = 0, both = 0;
  for (const std::uint64_t word : words_[line]) {
    const double rare = std::log(1.0 + static_cast<double>(page_.size()) / lines_.at(word));
    all += rare;
    if (taken_.count(word) > 0) both += rare;
  }
  return all == 0 ? 0 : both / all;
}

}  // namespace runut
