package examples.dispatch;

import java.util.Map;

/**
 * What others found: the DC column of the results published with PGLib-OPF v23.07 (<i>Baseline Results</i>,
 * PowerModels.jl with Ipopt; five digits), in $/h by case name. Printed beside our own result, and used for nothing
 * else.
 */
final class PublishedOptima {
  private static final Map<String, Double> BY_CASE = Map.ofEntries(
      Map.entry("pglib_opf_case3_lmbd", 5.6959e+03),
      Map.entry("pglib_opf_case5_pjm", 17479.9),
      Map.entry("pglib_opf_case14_ieee", 2051.5),
      Map.entry("pglib_opf_case24_ieee_rts", 6.1001e+04),
      Map.entry("pglib_opf_case30_as", 7.6760e+02),
      Map.entry("pglib_opf_case30_ieee", 7472.8),
      Map.entry("pglib_opf_case39_epri", 1.3689e+05),
      Map.entry("pglib_opf_case57_ieee", 3.4773e+04),
      Map.entry("pglib_opf_case60_c", 9.0700e+04),
      Map.entry("pglib_opf_case73_ieee_rts", 1.8300e+05),
      Map.entry("pglib_opf_case89_pegase", 1.0504e+05),
      Map.entry("pglib_opf_case118_ieee", 93100.7),
      Map.entry("pglib_opf_case162_ieee_dtc", 1.0146e+05),
      Map.entry("pglib_opf_case179_goc", 7.5188e+05),
      Map.entry("pglib_opf_case197_snem", 1.4741e+00),
      Map.entry("pglib_opf_case200_activ", 2.7480e+04),
      Map.entry("pglib_opf_case240_pserc", 3.2714e+06),
      Map.entry("pglib_opf_case300_ieee", 5.1785e+05),
      Map.entry("pglib_opf_case500_goc", 4.4055e+05),
      Map.entry("pglib_opf_case588_sdet", 3.1013e+05));

  private PublishedOptima() {
  }

  /** In $/h; NaN if the case is not known. */
  static double of(String caseName) {
    return BY_CASE.getOrDefault(caseName, Double.NaN);
  }
}
