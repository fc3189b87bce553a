// The peer of bench_systems: GeographicLib's MGRS on the points of the standard input, both ways.
// Prints nanoseconds of processor time a point, forward and reverse, each the best of seven rounds.
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace GeographicLib;

template <typename Work>
static double nanoseconds(std::size_t points, Work work) {
  double best = 1e300;
  for (int round = 0; round < 7; ++round) {
    std::clock_t start = std::clock();
    work();
    double taken = double(std::clock() - start) / CLOCKS_PER_SEC * 1e9;
    best = std::min(best, taken / double(points));
  }
  return best;
}

int main() {
  std::vector<double> latitudes, longitudes;
  double latitude, longitude;
  while (std::scanf("%lf %lf", &latitude, &longitude) == 2) {
    latitudes.push_back(latitude);
    longitudes.push_back(longitude);
  }
  std::vector<std::string> references(latitudes.size());
  double forward = nanoseconds(latitudes.size(), [&] {
    for (std::size_t i = 0; i < latitudes.size(); ++i) {
      int zone;
      bool northp;
      double x, y;
      UTMUPS::Forward(latitudes[i], longitudes[i], zone, northp, x, y);
      MGRS::Forward(zone, northp, x, y, latitudes[i], 5, references[i]);
    }
  });
  double sum = 0;
  double reverse = nanoseconds(latitudes.size(), [&] {
    for (const std::string& reference : references) {
      int zone, precision;
      bool northp;
      double x, y, latitude, longitude;
      MGRS::Reverse(reference, zone, northp, x, y, precision);
      UTMUPS::Reverse(zone, northp, x, y, latitude, longitude);
      sum += latitude + longitude;
    }
  });
  std::printf("%.3f %.3f %.3f\n", forward, reverse, sum);
}
