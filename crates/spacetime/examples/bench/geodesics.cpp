// Bench: the geodesics of C++ GeographicLib over the points of a file, one thread; prints nanoseconds a call and a sum of all results.
//
// Built and run by bench_geodesics.rs with the headers and the library that Debian ships. Knows nothing of ours.
#include <GeographicLib/Geodesic.hpp>
#include <chrono>
#include <cstdio>
#include <vector>

int main(int count, char** words) {
    if (count != 2) return 2;
    std::FILE* file = std::fopen(words[1], "rb");
    if (!file) return 2;
    std::vector<double> points;
    double row[6];
    while (std::fread(row, sizeof(double), 6, file) == 6) points.insert(points.end(), row, row + 6);
    std::fclose(file);
    const GeographicLib::Geodesic& earth = GeographicLib::Geodesic::WGS84();
    using clock = std::chrono::steady_clock;
    double best[2] = {1e300, 1e300}, sums[2] = {0, 0};
    for (int round = 0; round < 7; ++round) {
        for (int problem = 0; problem < 2; ++problem) {
            double sum = 0;
            const auto start = clock::now();
            for (std::size_t at = 0; at < points.size(); at += 6) {
                const double* p = &points[at];
                double a, b, c;
                if (problem == 0) {
                    earth.Inverse(p[0], p[1], p[2], p[3], a, b, c);
                    sum += a;
                } else {
                    earth.Direct(p[0], p[1], p[4], p[5], a, b);
                    sum += a + b;
                }
            }
            const double each = std::chrono::duration<double, std::nano>(clock::now() - start).count() / (points.size() / 6);
            if (each < best[problem]) best[problem] = each;
            sums[problem] = sum;
        }
    }
    std::printf("%.3f %.3f %.9f %.9f\n", best[0], best[1], sums[0], sums[1]);
    return 0;
}
