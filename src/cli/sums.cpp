// A sum as one line of arithmetic; a share is a product.
#include "cli/sums.h"

#include "cli/figures.h"
#include "cli/relations.h"
#include "engine/json.h"
#include "runut/record_names.h"

namespace runut {
namespace {

std::string come_to(const SumCheck& check) {
  Quantity q;
  q.low = check.low, q.high = check.high;
  q.bound = q.low && !q.high ? Bound::more_than : q.low == q.high ? Bound::exact : Bound::range;
  return figure_of(q);
}

std::string verdict(const SumCheck& check) {
  if (check.verdict == Verdict::cannot_tell) return "cannot tell";
  std::string out(name_of(check.verdict));
  if (check.one_origin) out += ", likely one origin";
  return out;
}

}  // namespace

std::string headline_of(const ReadPile& pile, const SumCheck& check) {
  std::string out;
  const std::string_view sign = check.rule == "share-of-base" ? " of " : " + ";
  for (std::size_t i = 0; i < check.terms.size(); ++i) {
    if (i == 12) {
      out += " + …";
      break;
    }
    out.append(i > 0 ? sign : "").append(ReadPile::number(check.terms[i]) + " " + pile.line(check.terms[i]).figure);
  }
  if (check.factor) out += " × " + check.factor->to_string();
  out += check.rule == "increment-and-totals" && check.terms.size() == 1 ? ", so before " : " = ";
  out += come_to(check);
  if (check.total) out += "; " + ReadPile::number(*check.total) + " says " + pile.line(*check.total).figure;
  return out + ": " + verdict(check) + "  [" + std::string(check.rule) + "]";
}

void append_sum(const ReadPile& pile, const SumCheck& check, Console& console) {
  append_wrapped(headline_of(pile, check), 2, check.verdict == Verdict::inconsistent ? Look::warning : Look::plain,
                 console);
  constexpr std::size_t most_words = 4;
  for (std::size_t i = 0; i < check.terms.size() && i < most_words; ++i) append_words(pile, check.terms[i], 6, console);
  if (check.total) append_words(pile, *check.total, 6, console);
}

void append_sum_json(const ReadPile& pile, const SumCheck& check, Json& j) {
  j.open('{');
  j.field("rule", check.rule);
  j.field("verdict", name_of(check.verdict));
  j.key("low"), j.decimal(check.low);
  j.key("high"), j.decimal(check.high);
  if (check.factor) j.key("factor"), j.decimal(check.factor);
  j.key("one_origin"), j.flag(check.one_origin);
  j.key("terms"), j.open('[');
  for (const ClaimId id : check.terms) append_claim_json(pile, id, j);
  j.close(']');
  j.key("total");
  if (check.total)
    append_claim_json(pile, *check.total, j);
  else
    j.raw("null");
  j.close('}');
}

}  // namespace runut
