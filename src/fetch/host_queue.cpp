// An ordered set of turns beside a map of hosts.
#include "fetch/host_queue.h"

#include <algorithm>

namespace runut {

void HostQueue::queue(const std::string& name, const Host& host) {
  if (!host.busy && !host.waiting.empty()) turns_.emplace(host.next, name);
}

void HostQueue::unqueue(const std::string& name, const Host& host) { turns_.erase({host.next, name}); }

void HostQueue::add(const std::string& name, const PageOrder& page) {
  Host& host = hosts_[name];
  host.waiting.insert(page);
  queue(name, host);
}

std::optional<PageOrder> HostQueue::take(double now) {
  if (turns_.empty() || turns_.begin()->first > now) return std::nullopt;
  Host& host = hosts_[turns_.begin()->second];
  turns_.erase(turns_.begin());
  host.busy = true;
  return *host.waiting.begin();
}

std::optional<PageOrder> HostQueue::take(const std::string& name, const PageOrder& page, double now) {
  const auto found = hosts_.find(name);
  if (found == hosts_.end()) return std::nullopt;
  Host& host = found->second;
  if (host.busy || host.next > now || host.waiting.empty() || *host.waiting.begin() != page) return std::nullopt;
  unqueue(name, host);
  host.busy = true;
  return page;
}

void HostQueue::remove(const std::string& name, const PageOrder& page) {
  const auto found = hosts_.find(name);
  if (found == hosts_.end()) return;
  found->second.waiting.erase(page);
  if (found->second.waiting.empty()) unqueue(name, found->second);
}

void HostQueue::release(const std::string& name, double next) {
  Host& host = hosts_[name];
  unqueue(name, host);
  host.busy = false;
  host.next = std::max(host.next, next);
  queue(name, host);
}

std::optional<double> HostQueue::next_turn() const {
  if (turns_.empty()) return std::nullopt;
  return turns_.begin()->first;
}

}  // namespace runut
