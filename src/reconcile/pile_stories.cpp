// Stories of the pile: documents go to the index, claims are filed under the stories that it finds, and each story
// is told by the names and measures that most of its reports have and few others.
#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/utf8.h"
#include "reconcile/origins.h"
#include "reconcile/reconcile.h"

namespace runut {
namespace {

/// Something to call a story after, and how telling it is.
struct Telling {
  Symbol name = 0;
  double score = 0;
  bool is_place = false;
};

struct Named {
  double score = 0;
  NameTally name;
};

}  // namespace

/// The places that the report's figures are of, said or not, each with those around it but for the widest, its state.
std::vector<std::uint32_t> Pile::scenes_of(const DocumentDigest& d) {
  constexpr std::size_t most = 40;
  std::vector<std::uint32_t> out;
  for (const ClaimDigest& c : d.claims) {
    if (c.place_list || c.status != Status::actual || out.size() >= most) continue;
    for (Symbol at = scope_.place_key(c.place); scope_.around(at) != 0 && out.size() < most; at = scope_.around(at))
      out.push_back(at);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void Pile::hold_for_story(const Reading& reading, const DocumentDigest& d) {
  const Document& document = reading.document;
  StoryInput input{document.id, document.title, document.text, {}, {}, story_keys(reading, d.names, symbols_)};
  if (document.dated())
    input.published = document.published.date;
  else if (document.published_after && document.published_before)
    input.published = document.published_before;
  for (const Furniture& f : document.furniture) input.left_out.push_back(f.span);
  input.scenes = scenes_of(d);
  for (const Symbol p : d.places) input.named.push_back(scope_.place_key(p));
  std::sort(input.named.begin(), input.named.end());
  index_.hold(input);
  for (const NameTally& n : d.names) {
    if (documents_with_.size() <= n.name) documents_with_.resize(n.name + 1);
    ++documents_with_[n.name];
  }
}

void Pile::file(const std::vector<std::uint32_t>& stories, std::uint32_t first) {
  std::set<SubjectKey> left;
  std::set<std::uint32_t> left_stories;
  documents_of_.resize(documents_.size());
  for (std::uint32_t n = first; n < documents_.size(); ++n) {
    DocumentDigest& d = *documents_[n];
    const bool filed = n < filed_;
    if (filed && d.story == stories[n]) continue;
    if (filed) {
      left_stories.insert(d.story);
      for (const ClaimDigest& c : d.claims) left.insert(key_of(d, c));
    }
    d.story = stories[n];
    documents_of_[d.story].push_back(n);
    for (const ClaimDigest& c : d.claims) {
      const SubjectKey key = key_of(d, c);
      subjects_[key].claims.push_back({&d, &c, {n, c.claim}});
      changed_.insert(key);
    }
  }
  for (const std::uint32_t story : left_stories)
    std::erase_if(documents_of_[story], [&](std::uint32_t n) { return documents_[n]->story != story; });
  for (const SubjectKey& key : left) {
    const auto found = subjects_.find(key);
    std::erase_if(found->second.claims, [&](const ClaimOf& c) { return c.document->story != key.story; });
    if (found->second.claims.empty())
      subjects_.erase(found);
    else
      changed_.insert(key);
  }
  filed_ = documents_.size();
}

std::vector<Story> Pile::stories_in(const std::vector<std::uint32_t>& wanted, std::vector<std::uint32_t>& place) const {
  std::vector<Story> out;
  place.assign(documents_.size(), 0);
  for (const std::uint32_t story : wanted) {
    Story& s = out.emplace_back();
    s.documents = documents_of_[story];
    for (const std::uint32_t n : s.documents) s.claims += documents_[n]->claims.size();
  }
  const auto earlier_document = [&](std::uint32_t a, std::uint32_t b) {
    if (earlier_published(*documents_[a], *documents_[b])) return true;
    return !earlier_published(*documents_[b], *documents_[a]) && a < b;
  };
  for (Story& s : out) std::sort(s.documents.begin(), s.documents.end(), earlier_document);
  std::sort(out.begin(), out.end(), [&](const Story& a, const Story& b) {
    if (a.claims != b.claims) return a.claims > b.claims;
    if (a.documents.size() != b.documents.size()) return a.documents.size() > b.documents.size();
    return earlier_document(a.documents.front(), b.documents.front());
  });
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    place[documents_[out[i].documents.front()]->story] = i;
    describe(out[i]);
  }
  return out;
}

/// Names that most reports of the story have and few others, two places first; measures that it counts most.
void Pile::describe(Story& story) const {
  constexpr std::size_t most_places = 2, most_names = 4, most_measures = 3, enough = 200;
  constexpr double prior = 30, state = 0.1, other = 0.005;
  std::unordered_map<Symbol, Named> names;
  std::map<std::string, std::size_t> measures;
  std::set<std::string> outlets;  // one that names none has its own voice
  for (const std::uint32_t n : story.documents) {
    const DocumentDigest& d = *documents_[n];
    if (const std::string& outlet = symbols_.text(d.outlet); outlet != d.id) outlets.insert(folded(outlet));
    if (d.published.known) {
      Moments& p = story.published;
      p.first = p.known ? std::min(p.first, d.published.first) : d.published.first;
      p.last = p.known ? std::max(p.last, d.published.last) : d.published.last;
      p.known = p.said = true;
    }
  }
  story.outlets = static_cast<std::uint32_t>(outlets.size());
  // Of a long story the first reports tell what it is about.
  for (std::size_t i = 0; i < std::min(story.documents.size(), enough); ++i) {
    const DocumentDigest& d = *documents_[story.documents[i]];
    for (const NameTally& n : d.names) {
      Named& named = names[n.name];
      named.score += 1 + std::log(n.mentions);
      named.name = n;
    }
    for (const ClaimDigest& c : d.claims)
      if (symbols_.text(c.measure) != "other") ++measures[symbols_.text(c.measure) + " " + symbols_.text(c.unit)];
  }
  std::vector<Telling> telling;
  for (const auto& [name, found] : names) {
    const double expected = prior * (found.name.is_state ? state : other);
    const double rare = std::log((static_cast<double>(documents_.size()) + prior) / (documents_with_[name] + expected));
    telling.push_back({name, found.score * std::max(rare, 0.05), found.name.is_place});
  }
  std::sort(telling.begin(), telling.end(), [&](const Telling& a, const Telling& b) {
    return a.score != b.score ? a.score > b.score : symbols_.text(a.name) < symbols_.text(b.name);
  });
  const auto take = [&](std::size_t most, bool places_only) {
    for (const Telling& t : telling) {
      if (story.names.size() >= most) return;
      const std::string& name = symbols_.text(t.name);
      const bool said = std::any_of(story.names.begin(), story.names.end(), [&](const std::string& o) {
        return name == o || is_part_of_name(name, o) || is_part_of_name(o, name);
      });
      if (!said && (t.is_place || !places_only)) story.names.push_back(name);
    }
  };
  take(most_places, true);
  take(most_names, false);
  std::vector<std::pair<std::string, std::size_t>> counted(measures.begin(), measures.end());
  std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (std::size_t i = 0; i < std::min(counted.size(), most_measures); ++i) story.measures.push_back(counted[i].first);
}

}  // namespace runut
