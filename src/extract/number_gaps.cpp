// One small rule per kind of number that counts nothing. Each looks at a few tokens on either side.
#include "extract/number_gaps.h"

#include <algorithm>
#include <array>

#include "extract/bounds.h"
#include "extract/counted.h"
#include "extract/digits.h"
#include "extract/place_rows.h"

namespace runut {
namespace {

class Rules {
 public:
  Rules(const Text& text, const NumberPhrase& number, const NumberBefore& before)
      : text_(text), n_(number), before_(before), sentence_(text.sentence_at(number.first)) {
    plain_digits_ = n_.last == n_.first + 1 && token(n_.first).is_number() && !punctuated(text_.word(n_.first));
  }

  std::optional<GapWhy> why() const;

 private:
  const Token& token(std::uint32_t i) const { return text_.token(i); }
  bool in_sentence(std::uint32_t i) const { return i >= sentence_.first && i < sentence_.last; }
  bool glued(std::uint32_t i) const { return i < text_.size() && !token(i).space_before; }
  bool mark(std::uint32_t i, char32_t c) const { return in_sentence(i) && token(i).is_mark(c); }
  bool dash(std::uint32_t i) const { return mark(i, '-') || mark(i, 0x2013) || mark(i, 0x2010) || mark(i, 0x2011); }
  bool counted() const { return counts_something(text_, past_repetition()); }
  /// "5 (five) people": past a bracket of one or a few words right behind the number.
  std::uint32_t past_repetition() const {
    constexpr std::uint32_t longest = 8;
    const std::uint32_t at = n_.last;
    if (!mark(at, '(') || text_.hit(at + 1, SenseKind::number_word) == nullptr) return at;
    for (std::uint32_t i = at + 2; i < at + longest && in_sentence(i); ++i)
      if (token(i).is_mark(')')) return i + 1;
    return at;
  }
  bool digits() const { return token(n_.last - 1).is_number() || token(n_.first).is_number(); }
  bool plain_digits() const { return plain_digits_; }
  bool classifier_behind() const {
    const Hit* noun = text_.hit(n_.last, SenseKind::noun);
    return noun != nullptr && text_.pack.nouns.nouns[noun->index].noun_class == NounClass::classifiers;
  }
  /// A unit follows, maybe behind the other end of a range.
  bool unit_ahead() const {
    std::uint32_t at = n_.last;
    if (const Hit* range = text_.hit(at, SenseKind::range_mark); range != nullptr && in_sentence(range->last)) {
      at = range->last;
      if (token(at).is_number()) ++at;
    }
    return unit_behind(text_, at) != nullptr;
  }
  /// What follows is a name rather than something counted.
  bool named() const { return n_.last < text_.size() && token(n_.last).capitalised() && !classifier_behind(); }
  bool unit_before() const;
  bool list_number() const;
  bool bracketed_number() const;
  bool goes_on() const;
  bool inside_code() const;
  /// The number ends its phrase: a mark, a function word or nothing follows.
  bool goes_no_further() const {
    return !in_sentence(n_.last) || token(n_.last).kind == TokenKind::mark ||
           text_.hit(n_.last, SenseKind::grammar) != nullptr;
  }
  bool bracketed_age() const;
  bool behind_name() const;
  bool year() const;
  bool dated_year() const;
  bool clock() const;
  bool behind_colon() const;
  bool address() const;
  std::optional<GapWhy> blocked() const;

  const Text& text_;
  const NumberPhrase& n_;
  const NumberBefore& before_;
  const Sentence& sentence_;
  bool plain_digits_ = false;
};

bool Rules::unit_before() const {
  const auto before = [&](std::uint32_t at) {
    const Hit* hit = text_.hit_before(at, SenseKind::unit);
    if (hit == nullptr) return false;
    const Unit& unit = text_.pack.units.units[hit->index];
    return (unit.kind == UnitKind::money && !names_year(text_, hit->first, n_)) || unit.before;
  };
  const std::uint32_t i = n_.first;
  return i > sentence_.first &&
         (before(i) || (i > sentence_.first + 1 && (mark(i - 1, '.') || mark(i - 1, ':')) && before(i - 1)));
}

/// "3. Item", "3) Item" at the beginning of a line; marks of a list or heading may stand before it.
bool Rules::list_number() const {
  if (!plain_digits() || text_.word(n_.first).size() > 3) return false;
  if (!(mark(n_.last, '.') || mark(n_.last, ')')) || !glued(n_.last)) return false;
  if (n_.last + 1 < text_.size() && token(n_.last + 1).lines_before > 0) return false;
  std::uint32_t i = n_.first;
  for (int back = 0; back < 8; ++back, --i) {
    if (i == 0 || token(i).lines_before > 0) return true;
    if (token(i - 1).kind != TokenKind::mark) return false;
  }
  return false;
}

/// "1) ..., 2) ...": a bracket that nothing opens, inside a sentence.
bool Rules::bracketed_number() const {
  if (!plain_digits() || text_.word(n_.first).size() > 2 || !mark(n_.last, ')')) return false;
  for (std::uint32_t i = n_.first; i > sentence_.first && i + 40 > n_.first; --i) {
    if (mark(i - 1, '(')) return false;
    if (mark(i - 1, ')')) break;
  }
  return !in_sentence(n_.last + 1) || token(n_.last + 1).is_word();
}

/// Tied to a number that was no quantity: "05/03", "370 + 200", "3, 8 and 13".
bool Rules::goes_on() const {
  if (!before_.gap || before_.last == 0 || before_.last < sentence_.first || n_.first < before_.last) return false;
  const std::uint32_t between = n_.first - before_.last;
  const GapWhy why = *before_.gap;
  if (why == GapWhy::time || why == GapWhy::indefinite || why == GapWhy::no_noun) return false;
  if (between == 0) return false;
  const Token& link = token(before_.last);
  // "aged 18 to 34"
  const Hit* joins = text_.hit(before_.last, SenseKind::range_mark);
  if (why == GapWhy::age && between <= 2 &&
      ((joins != nullptr && joins->last == n_.first) ||
       (between == 1 && (text_.is(before_.last, GrammarRole::conjunction) || link.is_mark(',')) && !counted())))
    return true;
  const bool sign = link.is_mark('+') && link.space_before && glued(n_.first);  // "S&P 500 +0.3 %"
  if (between == 1 && (link.is_mark('/') || (link.is_mark('+') && !sign) || (dash(before_.last) && glued(n_.first))))
    return true;
  if (between > 3 || counted() || (why != GapWhy::name && why != GapWhy::identifier)) return false;
  for (std::uint32_t i = before_.last; i < n_.first; ++i)
    if (!token(i).is_mark(',') && !token(i).is_mark('&') && !text_.is(i, GrammarRole::conjunction)) return false;
  return true;
}

/// Letters and digits in one: "KC-135R", "U53", "video.1", "2/1a".
bool Rules::inside_code() const {
  const std::uint32_t i = n_.first;
  if (!token(i).is_number()) return false;
  if (i > sentence_.first && glued(i)) {
    const Token& p = token(i - 1);
    if (p.is_word() && !unit_before() && text_.hit_before(i, SenseKind::hedge) == nullptr && i > before_.last)
      return true;
    const bool joint = dash(i - 1) || p.is_mark('.') || p.is_mark('/') || p.is_mark('_') || p.is_mark('=') ||
                       p.is_mark('@') || p.is_mark('#');
    const bool between_quantities = i - 1 == before_.last && !before_.gap;  // "154 houses-20 roads"
    if (joint && !unit_before() && i > sentence_.first + 1 && glued(i - 1) && i > before_.last && !between_quantities) {
      const Token& pp = token(i - 2);
      const bool said = text_.hit_before(i - 1, SenseKind::noun) != nullptr ||
                        text_.hit_before(i - 1, SenseKind::unit) != nullptr ||
                        text_.hit_before(i, SenseKind::hedge) != nullptr || before_.last == i - 1;
      const bool coordinate = counts_something(text_, n_.last) && !p.is_mark('.') && !p.is_mark('/') && said;
      if (pp.is_word() && !coordinate) return true;
      if (p.is_mark('/') && pp.kind == TokenKind::mark) return true;
    }
  }
  const std::uint32_t next = n_.last;
  if (!token(next - 1).is_number() || text_.hit(next, SenseKind::unit_per) != nullptr) return false;
  if (const Hit* unit = text_.hit(next, SenseKind::unit); unit != nullptr && token(next).is_word() &&
                                                          in_sentence(unit->last) && glued(unit->last) &&
                                                          token(unit->last).is_number())
    return true;  // "247L20"
  if (in_sentence(next) && glued(next) && token(next).is_word())
    return !counted() && hedge_behind(text_, next) == nullptr;
  if (in_sentence(next + 1) && glued(next) && glued(next + 1) && token(next + 1).is_word() && !counted()) {
    if (mark(next, '/') || mark(next, '_')) return true;
    if (dash(next)) return token(next + 1).capitalised();  // "20-seat" counts seats
  }
  return false;
}

/// "Sari (42)", "Sari (4 years)", "Sari, 42,": the age of who is named before.
bool Rules::bracketed_age() const {
  if (n_.low != n_.high || n_.scaled || n_.low < Decimal(0) || n_.low > Decimal(120)) return false;
  const std::uint32_t i = n_.first;
  if (i < sentence_.first + 2) return false;
  const bool bracket = mark(i - 1, '('), comma = mark(i - 1, ',');
  if (!bracket && !comma) return false;
  const Token& name = token(i - 2);
  if (!name.capitalised() || text_.hit_before(i - 1, SenseKind::noun) != nullptr) return false;
  std::uint32_t end = n_.last;
  if (in_sentence(end) && text_.hit(end, SenseKind::time_unit) != nullptr) ++end;
  if (bracket) return mark(end, ')') || mark(end, ',') || mark(end, '/');
  return plain_digits() && end == n_.last && mark(end, ',') && name.capitals != Capitals::all && n_.low > Decimal(9) &&
         text_.hit_before(i - 1, SenseKind::weekday) == nullptr;
}

/// "Boeing 737", "Pos 9": a capitalised word before it, and nothing is counted behind it.
bool Rules::behind_name() const {
  const std::uint32_t i = n_.first;
  // "Kampung Sembilan", whatever follows: a number word in capitals behind what opens names of places.
  if (n_.in_words && i > sentence_.first && token(i).capitals == Capitals::first && token(i - 1).capitalised() &&
      !sentence_.headline)
    if (const Hit* head = text_.hit_before(i, SenseKind::place_head); head != nullptr && head->last == i) return true;
  const bool title = n_.in_words && token(i).capitalised() && !sentence_.headline;  // "the Kick Six win"
  if (i == sentence_.first || unit_before() || (counted() && !(title && !counts_several(text_, n_.last)))) return false;
  if (n_.in_words && !token(i).capitalised()) return false;
  if (n_.vague || n_.indefinite || n_.scaled || n_.fraction || (!n_.in_words && !plain_digits())) return false;
  const Token& p = token(i - 1);
  if (!p.capitalised() || i - 1 < before_.last) return false;
  // In a text of capitals a capital says nothing.
  const auto shouted = [&](std::uint32_t at) {
    return in_sentence(at) && token(at).capitals == Capitals::all && token(at).span.size() > 1;
  };
  if (shouted(i - 1) && shouted(n_.last) && text_.word(i - 1).size() > 2 && shouted(sentence_.first + 1)) return false;
  // One look back for all the kinds of words that are no name.
  bool common = false;
  for (std::uint32_t back = 1; back <= 4 && back <= i; ++back) {
    for (const Hit& hit : text_.scan.hits_at(i - back)) {
      if (hit.last != i) continue;
      common |= hit.kind == SenseKind::common_word;
      switch (hit.kind) {
        case SenseKind::grammar:
        case SenseKind::hedge:
        case SenseKind::change:
        case SenseKind::measure_cue:
        case SenseKind::range_mark:
        case SenseKind::cue:
        case SenseKind::unit:
          return false;
        default:
          break;
      }
    }
  }
  // The first word of a sentence has its capital from there; a noun that is counted follows it rarely.
  return i - 1 != sentence_.first || !common;
}

bool Rules::year() const {
  return plain_digits() && text_.word(n_.first).size() == 4 && n_.low >= Decimal(1900) && n_.low < Decimal(2100) &&
         (!counted() || named() || !counts_several(text_, n_.last)) && !unit_before();
}

/// "in 1862", "between 1600 and 1750": four digits that count nothing behind a word that asks for a time or place.
bool Rules::dated_year() const {
  const std::uint32_t i = n_.first;
  if (!plain_digits() || text_.word(i).size() != 4 || n_.low < Decimal(1000) || n_.low >= Decimal(2200)) return false;
  if (!text_.pack.nouns.head_last || i == sentence_.first || unit_before() || unit_ahead()) return false;
  if (counted() && counts_several(text_, n_.last)) return false;
  const bool going_on = before_.gap == GapWhy::time && before_.last + 1 == i;
  if (going_on && text_.is(i - 1, GrammarRole::conjunction)) return true;
  for (const GrammarRole role : {GrammarRole::since, GrammarRole::until, GrammarRole::between, GrammarRole::when})
    if (text_.is(i - 1, role)) return true;
  if (!text_.is(i - 1, GrammarRole::at) && !text_.is(i - 1, GrammarRole::agent)) return false;
  return text_.hit_before(i, SenseKind::hedge) == nullptr;
}

/// "4:39", "10:27": digits on both sides of a colon.
bool Rules::clock() const {
  if (!plain_digits() || text_.word(n_.first).size() > 2) return text_.token(n_.first).is_number() && behind_colon();
  const std::uint32_t next = n_.last;
  if (mark(next, ':') && glued(next) && glued(next + 1) && in_sentence(next + 1) && token(next + 1).is_number())
    return true;
  return behind_colon();
}

bool Rules::behind_colon() const {
  const std::uint32_t i = n_.first;
  return i > sentence_.first + 1 && glued(i) && mark(i - 1, ':') && glued(i - 1) && token(i - 2).is_number();
}

/// "49 Long Hill Road": a number before capitalised words that end in a word for a street.
bool Rules::address() const {
  if (!plain_digits()) return false;
  std::uint32_t begin = n_.last;
  if (dash(begin) && glued(begin) && in_sentence(begin + 1) && token(begin + 1).is_number()) begin += 2;  // "16-18"
  for (std::uint32_t i = begin; i < begin + 5 && in_sentence(i); ++i) {
    const bool rank = token(i - 1).is_number() && glued(i) &&
                      std::find(text_.pack.numbers.ordinal_suffixes.begin(), text_.pack.numbers.ordinal_suffixes.end(),
                                token(i).hash) != text_.pack.numbers.ordinal_suffixes.end();
    if (!token(i).capitalised() && !token(i).is_number() && !rank) return false;
    const Hit* hit = i == begin || rank ? nullptr : text_.hit(i, SenseKind::no_number);
    if (hit != nullptr && text_.pack.numbers.blockers[hit->index].after) return true;
  }
  return false;
}

GapWhy gap_of(BlockWhy why) {
  constexpr std::array<GapWhy, 8> all{GapWhy::name,  GapWhy::identifier, GapWhy::ordinal, GapWhy::age,
                                      GapWhy::score, GapWhy::coordinate, GapWhy::time,    GapWhy::idiom};
  return all[static_cast<std::size_t>(why)];
}

std::optional<GapWhy> Rules::blocked() const {
  const auto& blockers = text_.pack.numbers.blockers;
  for (std::uint32_t back = 0; back <= 2 && n_.first >= sentence_.first + back; ++back) {
    const Hit* hit = text_.hit(n_.first - back, SenseKind::no_number);
    if (hit != nullptr && hit->last >= n_.last && blockers[hit->index].inside &&
        !(blockers[hit->index].alone && counted()) && (hit->last > n_.last || unit_behind(text_, n_.last) == nullptr))
      return gap_of(blockers[hit->index].why);
  }
  if (in_sentence(n_.last) && text_.hit(n_.last, SenseKind::no_number) != nullptr)
    for (const Hit& hit : text_.scan.hits_at(n_.last))  // a word may block what stands before it and behind it
      if (hit.kind == SenseKind::no_number && blockers[hit.index].after) return gap_of(blockers[hit.index].why);
  // An age may be hedged; other labels stand right before their number.
  const LeadWords lead = read_lead_words(text_, n_.first, std::max(sentence_.first, before_.last), true);
  for (std::uint32_t at : {n_.first, lead.first}) {
    const bool adjacent = at == n_.first;
    if (at > sentence_.first + 1 && (mark(at - 1, '.') || mark(at - 1, ':'))) --at;
    const Hit* hit = text_.hit_before(at, SenseKind::no_number);
    if (hit == nullptr || hit->first < sentence_.first || hit->first < before_.last) continue;
    const Blocker& blocker = blockers[hit->index];
    if (blocker.after || blocker.inside || (blocker.alone && (counted() || !goes_no_further()))) continue;
    const bool age = blocker.why == BlockWhy::age;
    const bool label = adjacent && n_.low.is_whole() && !classifier_behind() && !unit_ahead();
    if (age ? n_.low <= Decimal(120) : label) return gap_of(blocker.why);
  }
  return {};
}

std::optional<GapWhy> Rules::why() const {
  if (n_.too_long) return GapWhy::too_long;
  if (n_.irregular) return GapWhy::identifier;
  if (n_.blocked) return GapWhy::unknown_scale;
  if (n_.decade) return GapWhy::time;
  if (stands_alone(text_, n_.first, n_.last)) return {};
  if (list_number() || bracketed_number()) return GapWhy::identifier;
  if (goes_on()) return before_.gap;
  if (auto why = blocked()) return why;
  if (inside_code()) return GapWhy::name;
  if (bracketed_age()) return GapWhy::age;
  if (plain_digits() && text_.word(n_.first).size() > 1 && text_.word(n_.first)[0] == '0') return GapWhy::identifier;
  if (behind_name() && !closes_place_row(text_, n_.first, n_.last, before_)) return GapWhy::name;
  if (address()) return GapWhy::identifier;
  if (year() || dated_year() || clock()) return GapWhy::time;
  return {};
}

}  // namespace

bool names_year(const Text& text, std::uint32_t word, const NumberPhrase& n) {
  return text.token(word).capitals == Capitals::first && text.token(word).span.size() > 2 && n.last == n.first + 1 &&
         text.token(n.first).is_number() && text.word(n.first).size() == 4 && n.low >= Decimal(1950) &&
         n.low < Decimal(2060);
}

bool stands_alone(const Text& text, std::uint32_t first, std::uint32_t last) {
  const Sentence& s = text.sentence_at(first);
  if (first > s.first + 8 || s.last > last + 8) return false;
  for (std::uint32_t i = s.first; i < s.last; ++i)
    if ((i < first || i >= last) && text.token(i).kind != TokenKind::mark) return false;
  return true;
}

std::optional<GapWhy> why_no_quantity(const Text& text, const NumberPhrase& number, const NumberBefore& before) {
  return Rules(text, number, before).why();
}

}  // namespace runut
