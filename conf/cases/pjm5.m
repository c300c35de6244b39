% The PJM 5-bus system, in MATPOWER's case format.
%
% Figures: pglib_opf_case5_pjm of the IEEE PES Power Grid Library (PGLib-OPF) v23.07,
% https://github.com/power-grid-lib/pglib-opf, which modified a case by Rui Bo (2006, 2010, 2014) after
% F. Li and R. Bo, "Small Test Systems for Power System Economic Studies", IEEE PES General Meeting 2010.
% Copyright (c) 2010 by The Institute of Electrical and Electronics Engineers (IEEE).
% Licensed under CC BY 4.0, http://creativecommons.org/licenses/by/4.0/
% Changed here: layout and comments only.
%% published optimum: 17479.9 $/h (PGLib-OPF v23.07, DC model)
function mpc = pjm5
mpc.version = '2';
mpc.baseMVA = 100;

%  bus_i  type   Pd      Qd  Gs  Bs  area  Vm  Va  baseKV  zone  Vmax  Vmin
mpc.bus = [
       1     2    0       0   0   0     1   1   0     230     1   1.1   0.9;
       2     1  300   98.61   0   0     1   1   0     230     1   1.1   0.9;
       3     2  300   98.61   0   0     1   1   0     230     1   1.1   0.9;
       4     3  400  131.47   0   0     1   1   0     230     1   1.1   0.9;
       5     2    0       0   0   0     1   1   0     230     1   1.1   0.9;
];

%  bus   Pg  Qg   Qmax    Qmin  Vg  mBase  status  Pmax  Pmin
mpc.gen = [
     1   20   0     30     -30   1    100       1    40     0;
     1   85   0  127.5  -127.5   1    100       1   170     0;
     3  260   0    390    -390   1    100       1   520     0;
     4  100   0    150    -150   1    100       1   200     0;
     5  300   0    450    -450   1    100       1   600     0;
];

%  model  startup  shutdown  n  c2  c1  c0
mpc.gencost = [
       2        0         0  3   0  14   0;
       2        0         0  3   0  15   0;
       2        0         0  3   0  30   0;
       2        0         0  3   0  40   0;
       2        0         0  3   0  10   0;
];

%  fbus  tbus        r       x        b  rateA  rateB  rateC  ratio  angle  status  angmin  angmax
mpc.branch = [
      1     2  0.00281  0.0281  0.00712    400    400    400      0      0       1     -30      30;
      1     4  0.00304  0.0304  0.00658    426    426    426      0      0       1     -30      30;
      1     5  0.00064  0.0064  0.03126    426    426    426      0      0       1     -30      30;
      2     3  0.00108  0.0108  0.01852    426    426    426      0      0       1     -30      30;
      3     4  0.00297  0.0297  0.00674    426    426    426      0      0       1     -30      30;
      4     5  0.00297  0.0297  0.00674    240    240    240      0      0       1     -30      30;
];
