// The equations of docs/models/gas.md for the reference reactor, written once more and given to
// CVODE (SUNDIALS): what the fixed steps of the simulator are held against.
//
// Prints a line for each tenth cycle: time, pressures of both gases, sites of both, film in nm.
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <sundials/sundials_types.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

enum { P_METAL, P_WATER, W_WATER, BARE, X_METAL, X_WATER, FILM, COUNT };

static const double kB = 1.380649e-23, avogadro = 6.02214076e23;
static const double volume = 1.5e-3, area = 0.05, sites = 4.2e18, kelvin = 393.15;
static const double pump = 1.5e-3 / 0.35, bore = 2e-5, source[2] = {1500, 2300};
// Water's wall: takes in 3 s, gives back in 0.4 s at 150 C by 32 kJ/mol.
static const double uptake = 3, desorption = 0.4, energy = 32e3;
static const double growth = 0.1, parasitic = 1e-4;

static int open_valve = -1;

static double rate(double grams, double sticking) {
  return sticking / sqrt(2 * M_PI * grams * 1e-3 / avogadro * kB * kelvin) / sites;
}

static int slopes(realtype t, N_Vector state, N_Vector slope, void *unused) {
  (void)t, (void)unused;
  const double *y = NV_DATA_S(state);
  double *d = NV_DATA_S(slope);
  double k_metal = rate(72.09, 4e-3) * y[P_METAL], k_water = rate(18.015, 1e-3) * y[P_WATER];
  double inverse = 1 / kelvin - 1 / 423.15;
  double give = exp(-energy / (kB * avogadro) * inverse) / desorption;
  double sink = area * sites * kB * kelvin / volume;
  double takes_metal = y[BARE] + y[X_WATER], takes_water = y[BARE] + y[X_METAL];
  d[P_METAL] = -y[P_METAL] * pump / volume - sink * k_metal * takes_metal;
  d[P_WATER] = -y[P_WATER] * pump / volume - sink * k_water * takes_water - y[P_WATER] / uptake +
               give * y[W_WATER];
  if (open_valve >= 0) d[open_valve] += bore / volume * (source[open_valve] - y[open_valve]);
  d[W_WATER] = y[P_WATER] / uptake - give * y[W_WATER];
  d[BARE] = -y[BARE] * (k_metal + k_water);
  d[X_METAL] = k_metal * takes_metal - k_water * y[X_METAL];
  d[X_WATER] = k_water * takes_water - k_metal * y[X_WATER];
  d[FILM] = growth * k_water * y[X_METAL] + parasitic * y[P_METAL] * y[P_WATER];
  return 0;
}

int main(void) {
  SUNContext context;
  if (SUNContext_Create(NULL, &context)) return 2;
  N_Vector y = N_VNew_Serial(COUNT, context), tolerance = N_VNew_Serial(COUNT, context);
  N_VConst(0, y);
  N_VConst(1e-13, tolerance);
  NV_Ith_S(y, BARE) = 1;
  void *cvode = CVodeCreate(CV_BDF, context);
  if (!cvode || CVodeInit(cvode, slopes, 0, y)) return 2;
  CVodeSVtolerances(cvode, 1e-9, tolerance);
  CVodeSetMaxNumSteps(cvode, 1000000);
  SUNMatrix matrix = SUNDenseMatrix(COUNT, COUNT, context);
  CVodeSetLinearSolver(cvode, SUNLinSol_Dense(y, matrix, context), matrix);

  const struct { int valve; double span; } step[4] = {
      {P_METAL, 0.1}, {-1, 30}, {P_WATER, 0.1}, {-1, 50}};
  double now = 0;
  for (int cycle = 1; cycle <= 200; cycle++) {
    for (int i = 0; i < 4; i++) {
      realtype reached;
      open_valve = step[i].valve;
      now += step[i].span;
      CVodeReInit(cvode, 0, y);
      CVodeSetStopTime(cvode, step[i].span);
      if (CVode(cvode, step[i].span, y, &reached, CV_NORMAL) < 0) return 2;
      // In the middle of the cycle there is still gas to compare.
      if (cycle % 10 == 0 && (i == 0 || i == 2 || i == 3)) {
        printf("%.1f", now);
        for (int k = P_METAL; k <= FILM; k++)
          if (k != BARE) printf(" %.9e", (double)NV_Ith_S(y, k));
        printf("\n");
      }
    }
  }
  return 0;
}
