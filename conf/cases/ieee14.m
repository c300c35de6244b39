% The IEEE 14-bus system, in MATPOWER's case format.
%
% Figures: pglib_opf_case14_ieee of the IEEE PES Power Grid Library (PGLib-OPF) v23.07,
% https://github.com/power-grid-lib/pglib-opf, converted from the IEEE common data format
% (Power Systems Test Case Archive, University of Washington, 08/19/93).
% Copyright (c) 1999 by Richard D. Christie, University of Washington Electrical Engineering.
% Licensed under CC BY 4.0, http://creativecommons.org/licenses/by/4.0/
% Changed here: layout and comments only.
%% published optimum: 2051.5 $/h (PGLib-OPF v23.07, DC model)
function mpc = ieee14
mpc.version = '2';
mpc.baseMVA = 100;

%  bus_i  type    Pd    Qd  Gs  Bs  area  Vm  Va  baseKV  zone  Vmax  Vmin
mpc.bus = [
       1     3     0     0   0   0     1   1   0       1     1  1.06  0.94;
       2     2  21.7  12.7   0   0     1   1   0       1     1  1.06  0.94;
       3     2  94.2    19   0   0     1   1   0       1     1  1.06  0.94;
       4     1  47.8  -3.9   0   0     1   1   0       1     1  1.06  0.94;
       5     1   7.6   1.6   0   0     1   1   0       1     1  1.06  0.94;
       6     2  11.2   7.5   0   0     1   1   0       1     1  1.06  0.94;
       7     1     0     0   0   0     1   1   0       1     1  1.06  0.94;
       8     2     0     0   0   0     1   1   0       1     1  1.06  0.94;
       9     1  29.5  16.6   0  19     1   1   0       1     1  1.06  0.94;
      10     1     9   5.8   0   0     1   1   0       1     1  1.06  0.94;
      11     1   3.5   1.8   0   0     1   1   0       1     1  1.06  0.94;
      12     1   6.1   1.6   0   0     1   1   0       1     1  1.06  0.94;
      13     1  13.5   5.8   0   0     1   1   0       1     1  1.06  0.94;
      14     1  14.9     5   0   0     1   1   0       1     1  1.06  0.94;
];

%  bus    Pg  Qg  Qmax  Qmin  Vg  mBase  status  Pmax  Pmin
mpc.gen = [
     1   170   5    10     0   1    100       1   340     0; % NG
     2  29.5   0    30   -30   1    100       1    59     0; % NG
     3     0  20    40     0   1    100       1     0     0; % SYNC
     6     0   9    24    -6   1    100       1     0     0; % SYNC
     8     0   9    24    -6   1    100       1     0     0; % SYNC
];

%  model  startup  shutdown  n  c2         c1  c0
mpc.gencost = [
       2        0         0  3   0   7.920951   0; % NG
       2        0         0  3   0  23.269494   0; % NG
       2        0         0  3   0          0   0; % SYNC
       2        0         0  3   0          0   0; % SYNC
       2        0         0  3   0          0   0; % SYNC
];

%  fbus  tbus        r        x       b  rateA  rateB  rateC  ratio  angle  status  angmin  angmax
mpc.branch = [
      1     2  0.01938  0.05917  0.0528    472    472    472      0      0       1     -30      30;
      1     5  0.05403  0.22304  0.0492    128    128    128      0      0       1     -30      30;
      2     3  0.04699  0.19797  0.0438    145    145    145      0      0       1     -30      30;
      2     4  0.05811  0.17632   0.034    158    158    158      0      0       1     -30      30;
      2     5  0.05695  0.17388  0.0346    161    161    161      0      0       1     -30      30;
      3     4  0.06701  0.17103  0.0128    160    160    160      0      0       1     -30      30;
      4     5  0.01335  0.04211       0    664    664    664      0      0       1     -30      30;
      4     7        0  0.20912       0    141    141    141  0.978      0       1     -30      30;
      4     9        0  0.55618       0     53     53     53  0.969      0       1     -30      30;
      5     6        0  0.25202       0    117    117    117  0.932      0       1     -30      30;
      6    11  0.09498   0.1989       0    134    134    134      0      0       1     -30      30;
      6    12  0.12291  0.25581       0    104    104    104      0      0       1     -30      30;
      6    13  0.06615  0.13027       0    201    201    201      0      0       1     -30      30;
      7     8        0  0.17615       0    167    167    167      0      0       1     -30      30;
      7     9        0  0.11001       0    267    267    267      0      0       1     -30      30;
      9    10  0.03181   0.0845       0    325    325    325      0      0       1     -30      30;
      9    14  0.12711  0.27038       0     99     99     99      0      0       1     -30      30;
     10    11  0.08205  0.19207       0    141    141    141      0      0       1     -30      30;
     12    13  0.22092  0.19988       0     99     99     99      0      0       1     -30      30;
     13    14  0.17093  0.34802       0     76     76     76      0      0       1     -30      30;
];
