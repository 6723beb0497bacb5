// Reconciling: the pile of digests, and what comes out of it. Adding a document touches only the subjects of its
// story that it speaks of, so that the pile is reconciled again in milliseconds.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <vector>

#include "reconcile/arithmetic.h"
#include "reconcile/digest.h"
#include "reconcile/relations.h"
#include "reconcile/scope.h"
#include "reconcile/series.h"
#include "reconcile/timeline.h"
#include "runut/copies.h"
#include "runut/reconciliation.h"
#include "runut/stories.h"

namespace runut {

class Pile {
 public:
  /// The packs must outlive the pile.
  explicit Pile(std::span<const Pack* const> packs) : scope_(packs, symbols_), digester_(symbols_) {}
  Pile(const Pile&) = delete;
  Pile& operator=(const Pile&) = delete;

  /// From now on claims whose words were taken from an earlier document get that one's origin. Off at first: texts must
  /// be compared for it, which costs more than all the rest.
  void follow_copies() { follows_copies_ = true; }

  /// Adds a reading; its number is the count of those before it. Cost: linear in the reading.
  void add(const Reading& reading, const Pack& pack);
  [[nodiscard]] std::size_t size() const { return documents_.size(); }

  /// What the pile says together. Only subjects that have changed since the last call are worked out anew.
  [[nodiscard]] Reconciliation reconcile();
  /// The same for the subjects alone that have changed since the last call of either; no timeline, no dates. Of a
  /// subject of thousands of claims only those published nearest to the new ones.
  [[nodiscard]] Reconciliation changes();

 private:
  /// What claims are about: story, family of measures, root of counted things.
  struct SubjectKey {
    std::uint32_t story = 0;
    Symbol family = 0, unit = 0;
    friend auto operator<=>(const SubjectKey&, const SubjectKey&) = default;
  };
  [[nodiscard]] SubjectKey key_of(const DocumentDigest& d, const ClaimDigest& c);
  /// The claims of one actor.
  struct Part {
    std::vector<DraftSeries> series;
    std::vector<Relation> relations;
    Sums sums;
  };
  struct Subject {
    std::vector<ClaimOf> claims;
    std::vector<Part> parts;
  };
  using Entry = std::pair<const SubjectKey, Subject>;
  [[nodiscard]] std::vector<std::uint32_t> scenes_of(const DocumentDigest& d);
  void hold_for_story(const Reading& reading, const DocumentDigest& d);
  /// Files claims under the stories that their documents are in now, those of documents from number `first` on.
  void file(const std::vector<std::uint32_t>& stories, std::uint32_t first);
  void work_out_changed();
  /// Works out what the documents from number `first` on change, of long subjects only the claims nearest to theirs.
  std::set<SubjectKey> work_out_near(std::uint32_t first);
  /// `stories`: the numbers of those to describe, each once; those of the subjects at least.
  [[nodiscard]] Reconciliation gathered(std::vector<const Entry*> subjects, const std::vector<std::uint32_t>& stories);
  /// The stories that are asked for as they are shown, and the place of each among them by its number.
  [[nodiscard]] std::vector<Story> stories_in(const std::vector<std::uint32_t>& wanted,
                                              std::vector<std::uint32_t>& place) const;
  void describe(Story& story) const;
  void work_out(Subject& subject, const std::vector<ClaimOf>& claims);
  void compare_text(const Reading& reading, std::uint32_t number);
  /// Gives own-voice claims inside a passage that was taken from an earlier document that document's origin.
  void follow_copy(const CopyLink& link);
  void relate_subjects(std::span<const Part* const> family, Reconciliation& out) const;
  void relate_joined_measures(const std::vector<const DraftSeries*>& people, std::vector<Relation>& out);
  void append_balances(const std::vector<const Entry*>& subjects, const std::vector<std::uint32_t>& place,
                       Reconciliation& out);
  void append_products(const std::vector<std::uint32_t>& stories, Reconciliation& out);
  void append_timeline(Reconciliation& out);
  void append(const Part& part, std::uint32_t number, std::uint32_t story, Reconciliation& out);

  Symbols symbols_;
  Scope scope_;
  Digester digester_;
  std::vector<std::unique_ptr<DocumentDigest>> documents_;
  StoryIndex index_{StoryLean::together};
  std::size_t filed_ = 0;                      // documents whose claims are filed under their story
  std::vector<std::uint32_t> documents_with_;  // by symbol of a name
  CopyIndex copies_;
  std::vector<std::uint32_t> copy_numbers_;  // document of the index -> of the pile
  bool follows_copies_ = false;
  std::map<SubjectKey, Subject> subjects_;
  std::set<SubjectKey> changed_;
  std::set<SubjectKey> owed_;                             // worked out in part
  std::vector<std::vector<std::uint32_t>> documents_of_;  // by story
  std::vector<StatementOf> statements_;                   // sorted up to `sorted_`
  std::size_t sorted_ = 0;
  std::vector<std::uint32_t> origin_of_;  // symbol -> number among the origins of the result, plus 1
};

}  // namespace runut
