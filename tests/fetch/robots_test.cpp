// robots.txt, row by row: whose group holds, which rule decides, what is passed over.
#include "fetch/robots.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

bool allowed(std::string_view robots, std::string_view target) {
  return Robots(robots, "runut/1.0").judge(target).allowed;
}

struct Row {
  const char *pattern, *target;
  bool fits;
};

TEST(Robots, FitsPatterns) {
  const Row rows[] = {
      {"/", "/", true},
      {"/", "/a", true},
      {"/fish", "/fish.html", true},
      {"/fish", "/Fish", false},
      {"/fish", "/catfish", false},
      {"/fish/", "/fish", false},
      {"/fish*", "/fish/a", true},
      {"/*.php", "/a/b.php?x", true},
      {"/*.php", "/a/b.PHP", false},
      {"/*.php$", "/a.php", true},
      {"/*.php$", "/a.php?x", false},
      {"/*.php$", "/a.php.php", true},
      {"/a$", "/a", true},
      {"/a$", "/ab", false},
      {"/a*b*c", "/a/c/b/c", true},
      {"/a*b*c", "/a/c/b", false},
      {"*", "/", true},
      {"**/x", "/y/x", true},
      {"/$", "/", true},
      {"/$", "/a", false},
      {"/a*$", "/a/b", true},
      {"/ab*b$", "/ab", false},
      {"/p?q=", "/p?q=1", true},
  };
  for (const Row& row : rows) EXPECT_EQ(fits(row.pattern, row.target), row.fits) << row.pattern << " " << row.target;
}

TEST(Robots, TakesTheLongestRuleAndAllowInATie) {
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /p\nAllow: /p/open\n", "/p/open/x"));
  EXPECT_FALSE(allowed("User-agent: *\nAllow: /p\nDisallow: /p/shut\n", "/p/shut"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page"));
  EXPECT_TRUE(allowed("User-agent: *\nAllow: /page\nDisallow: /page\n", "/page"));
  EXPECT_FALSE(allowed("User-agent: *\nAllow: /page\nDisallow: /*.htm\n", "/page.htm"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\n", "/robots.txt"));
  EXPECT_EQ(Robots("User-agent: *\nDisallow: /a/*/b", "x").judge("/a/1/b").rule, "Disallow: /a/*/b");
}

TEST(Robots, FindsTheGroup) {
  const std::string_view two = "User-agent: *\nDisallow: /\n\nUser-agent: RunUt\nDisallow: /mine\n";
  EXPECT_TRUE(allowed(two, "/a"));
  EXPECT_FALSE(allowed(two, "/mine"));
  EXPECT_FALSE(Robots(two, "runutter/2").judge("/a").allowed);
  EXPECT_FALSE(Robots(two, "other").judge("/a").allowed);
  EXPECT_FALSE(Robots(two, "").judge("/a").allowed);
  // Groups of one agent are joined; several agents share a group; a version behind the name is none of its letters.
  EXPECT_FALSE(
      allowed("User-agent: runut\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: runut\nDisallow: /b\n", "/b"));
  EXPECT_FALSE(allowed("User-agent: x\nUser-agent: runut/9.9\nDisallow: /a\n", "/a"));
  EXPECT_TRUE(allowed("User-agent: runut\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "/a"));
  EXPECT_TRUE(allowed("Disallow: /\n", "/a"));
  // Lines of other kinds end no list of agents.
  EXPECT_FALSE(allowed("User-agent: runut\nSitemap: https://x/\nCrawl-delay: 2\nUser-agent: x\nDisallow: /a\n", "/a"));
}

TEST(Robots, ReadsWhatPeopleWrite) {
  EXPECT_FALSE(allowed("\xEF\xBB\xBFuser-AGENT : *\r\n  disallow :  /a  # why\r\n", "/a"));
  EXPECT_FALSE(allowed("User-agent: *\rDisallow: /a\r", "/a"));
  EXPECT_FALSE(allowed("User-agent: *\n\n\nDisallow: /a", "/a"));
  EXPECT_TRUE(allowed("<html>User-agent: *</html>\nDisallow: /", "/a"));
  EXPECT_TRUE(allowed("", "/a"));
  EXPECT_TRUE(allowed(std::string_view("\0\0\0", 3), "/a"));
}

TEST(Robots, ComparesCodedPaths) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /b\xC3\xA9", "/b%C3%A9x"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /b%c3%a9", "/b%C3%A9x"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /%61", "/a"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a", "/%61"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a%2Fb", "/a/b"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /100%", "/100%25"));
  EXPECT_EQ(normalised("/%7e%2f%zz%"), "/~%2F%25zz%25");
}

TEST(Robots, ReadsDelays) {
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 2.5\n", "runut").crawl_delay(), 2.5);
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 9\nUser-agent: runut\nDisallow:\n", "runut").crawl_delay(),
            std::nullopt);
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: soon\n", "runut").crawl_delay(), std::nullopt);
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: -1\nCrawl-delay: nan\n", "runut").crawl_delay(), std::nullopt);
}

TEST(Robots, ReadsNoMoreThanItsLimit) {
  std::string long_one = "User-agent: *\n";
  while (long_one.size() < robots_bytes) long_one += "Disallow: /a\n";
  EXPECT_TRUE(allowed(long_one + "Disallow: /b\n", "/b"));
  EXPECT_FALSE(allowed(long_one, "/a"));
}

}  // namespace
}  // namespace runut
