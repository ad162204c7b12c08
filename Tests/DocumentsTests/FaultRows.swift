/// How the rows of the fault matrix inject their fault: temperature, heat, bus and GPIO.
enum FaultRows {
  static let all: [(row: String, text: String)] = [
    ("TS-01", #"{"target": "tc.sample", "kind": "open", "params": {}}"#),
    ("TS-02", #"{"target": "tc.sample", "kind": "short", "params": {"to": "gnd"}}"#),
    ("TS-03", #"{"target": "tc.sample", "kind": "short_mid", "params": {"reads": "ambient"}}"#),
    ("TS-04", #"{"target": "tc.sample", "kind": "stuck_last", "params": {}}"#),
    ("TS-05", #"{"target": "tc.sample", "kind": "saturate", "params": {"at": "range_max"}}"#),
    (
      "TS-06",
      #"{"target": "tc.sample", "kind": "detach", "params": {"reads": "wall", "tau_s": 8}}"#
    ),
    ("TS-07", #"{"target": "tc.sample", "kind": "detach", "params": {"reads": "heater"}}"#),
    ("TS-08", #"{"target": "tc.sample", "kind": "drift", "params": {"K_per_h": -2}}"#),
    ("TS-09", #"{"target": "tc.sample", "kind": "offset", "params": {"K": -10}}"#),
    ("TS-10", #"{"target": "tc.sample", "kind": "gain", "params": {"x": 0.8}}"#),
    ("TS-11", #"{"target": "tc.sample", "kind": "invert", "params": {}}"#),
    ("TS-12", #"{"target": "tc.*", "kind": "swap", "params": {"a": "sample", "b": "stage"}}"#),
    ("TS-13", #"{"target": "tc.sample", "kind": "noise", "params": {"sigma_K": 3}}"#),
    (
      "TS-14",
      #"{"target": "tc.sample", "kind": "spike", "params": {"K": 50, "sync": "ssr", "p": 0.05}}"#
    ),
    ("TS-15", #"{"target": "tc.cj", "kind": "offset", "params": {"K": -15}}"#),
    ("TS-16", #"{"target": "tc.sample", "kind": "stuck_bit", "params": {"bit": 9, "value": 0}}"#),
    ("TS-17", #"{"target": "tc.*", "kind": "offset", "params": {"K": -30}}"#),
    ("HT-01", #"{"target": "heater.0", "kind": "stuck_on", "params": {}}"#),
    (
      "HT-02",
      #"{"target": "heater.0", "kind": "stuck_on", "params": {"at": "soak", "T": "limit-2K"}}"#
    ),
    ("HT-03", #"{"target": "heater.0", "kind": "stuck_off", "params": {}}"#),
    (
      "HT-04",
      #"{"target": "heater.0", "kind": "intermittent", "params": {"on_s": 20, "off_s": 60}}"#
    ),
    ("HT-05", #"{"target": "heater.0", "kind": "half_wave", "params": {}}"#),
    ("HT-06", #"{"target": "heater.0", "kind": "gain", "params": {"x": 0.7}}"#),
    ("HT-07", #"{"target": "heater.0", "kind": "gain", "params": {"x": 4}}"#),
    ("HT-08", #"{"target": "supply.heater", "kind": "gain", "params": {"x": 1.15}}"#),
    ("HT-09", #"{"target": "pwm.0", "kind": "latched_last", "params": {}}"#),
    ("HT-10", #"{"target": "plant.G", "kind": "scale", "params": {"x": 0.2}}"#),
    ("HT-11", #"{"target": "plant.Qext", "kind": "step", "params": {"W": 20}}"#),
    ("HT-12", #"{"target": "contactor", "kind": "weld", "params": {}}"#),
    ("BU-01", #"{"target": "i2c.1", "kind": "nak", "params": {"p": 0.02}}"#),
    ("BU-02", #"{"target": "i2c.1:0x60", "kind": "dead", "params": {}}"#),
    ("BU-03", #"{"target": "i2c.1", "kind": "sda_stuck", "params": {}}"#),
    ("BU-04", #"{"target": "i2c.1", "kind": "scl_stuck", "params": {}}"#),
    ("BU-05", #"{"target": "i2c.1", "kind": "flip", "params": {"p": 0.001}}"#),
    ("BU-06", #"{"target": "i2c.1:0x60", "kind": "wrong_id", "params": {}}"#),
    ("BU-07", #"{"target": "i2c.1:0x60", "kind": "por", "params": {}}"#),
    ("BU-08", #"{"target": "i2c.mux", "kind": "stuck", "params": {"ch": 0}}"#),
    ("BU-09", #"{"target": "i2c.1", "kind": "arb_lost", "params": {"p": 0.1}}"#),
    ("BU-10", #"{"target": "i2c.1:0x20", "kind": "write_lost", "params": {"p": 1}}"#),
    ("GP-01", #"{"target": "gpio.heater_en", "kind": "busy", "params": {}}"#),
    ("GP-02", #"{"target": "gpio.heater_en", "kind": "ebadf", "params": {}}"#),
    ("GP-03", #"{"target": "gpio.heater_en", "kind": "stuck_high", "params": {}}"#),
    ("GP-04", #"{"target": "host", "kind": "kill9", "params": {"gpio_release": "persist"}}"#),
    ("GP-05", #"{"target": "host", "kind": "reboot", "params": {}}"#),
    ("RF-01", #"{"target": "rf", "kind": "reflected", "params": {"pct": 60}}"#),
    ("RF-02", #"{"target": "rf", "kind": "no_ignite", "params": {}}"#),
    ("RF-03", #"{"target": "rf", "kind": "arc", "params": {"hz": 200}}"#),
    ("RF-04", #"{"target": "cooling", "kind": "stop", "params": {}}"#),
    ("RF-05", #"{"target": "rf", "kind": "stuck_on", "params": {}}"#),
    ("GP-06", #"{"target": "gpio.*", "kind": "invert", "params": {}}"#),
  ]
}
