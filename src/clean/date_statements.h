// The dates that a page states, each with the place where it stands: what is weighed for the date of publication.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/page_dates.h"
#include "clean/page_metadata.h"

namespace runut {

/// Where a date stands. Places of one kind are one witness, however often they repeat it.
enum class DatePlace : std::uint8_t {
  hint,
  linked,
  meta,
  weak_meta,
  microdata,
  linked_page,
  address,
  shown,  ///< around the headline
  tail,   ///< around the end of the article
  title,
  state,
  count_
};

struct DateStatement {
  StatedDate date;
  std::string from, value;
  DatePlace place = DatePlace::meta;
  double weight = 0;  ///< of its word beside that of other places
  bool modified = false;
  bool order_open = false;  ///< day and month may have changed places

  /// Where the page's readers see it.
  [[nodiscard]] bool shown() const { return place == DatePlace::shown || place == DatePlace::tail; }
};

/// The dates of one page; at most a hundred or so are kept.
class DateStatements {
 public:
  explicit DateStatements(const PageView& page) : page_(page) {}
  /// Adds the first date of a value of metadata; a value without one adds nothing.
  void add(std::string_view value, std::string from, DatePlace place, double weight, bool modified);
  void add(const PageDate& date, std::string_view value, std::string from, DatePlace place, double weight,
           bool modified);
  std::vector<DateStatement> all;

 private:
  const PageView& page_;
};

/// What the head, the address and the titles state.
void gather_stated_dates(const PageView& page, const PageMetadata& metadata, DateStatements& out);

/// What the state of the page's program holds, for pages on which nothing else tells: only where all its dates of
/// publication agree.
void gather_program_dates(const PageView& page, DateStatements& out);

/// What the page shows: elements made for dates, and lines around the headline and the end of the article.
void gather_shown_dates(const PageView& page, DateStatements& out);

}  // namespace runut
