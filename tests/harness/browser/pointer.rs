//! Pointer and keyboard input, sent through the driver so that the browser handles it like a user's.

use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// Presses and releases the pointer at a point of the page, in CSS pixels: a finger on a phone, else a mouse.
    pub fn click_at(&self, x: f64, y: f64, finger: bool) {
        let kind = if finger { "touch" } else { "mouse" };
        self.pointer(
            kind,
            &json!([
                { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
                { "type": "pointerDown", "button": 0 },
                { "type": "pause", "duration": 40 },
                { "type": "pointerUp", "button": 0 },
            ]),
        );
    }

    /// Moves the mouse to a point of the page.
    pub fn move_to(&self, x: f64, y: f64) {
        self.pointer(
            "mouse",
            &json!([{ "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() }]),
        );
    }

    /// Presses the mouse, moves it and releases it.
    pub fn drag(&self, from: [f64; 2], to: [f64; 2]) {
        self.pointer(
            "mouse",
            &json!([
                { "type": "pointerMove", "duration": 0, "x": from[0].round(), "y": from[1].round() },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerMove", "duration": 200, "x": to[0].round(), "y": to[1].round() },
                // a pause before the release, so that it is no fling
                { "type": "pause", "duration": 200 },
                { "type": "pointerUp", "button": 0 },
            ]),
        );
    }

    /// Turns the wheel over a point of the page; positive is down.
    pub fn wheel(&self, x: f64, y: f64, delta: i32) {
        let actions = json!([{
            "type": "scroll", "duration": 0, "origin": "viewport",
            "x": x.round() as i64, "y": y.round() as i64, "deltaX": 0, "deltaY": delta,
        }]);
        self.perform(&json!({ "type": "wheel", "id": "wheel", "actions": actions }));
    }

    /// Presses a key (`"Escape"` and the like by their `WebDriver` code points).
    pub fn key(&self, key: &str) {
        let actions =
            json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        self.perform(&json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    /// Clicks the first element of a selector by script, wherever it is on the page.
    pub fn click(&self, selector: &str) {
        self.wait_until(&format!("document.querySelector({selector:?})"));
        let script = format!(
            "(e => (e.scrollIntoView({{block: 'center'}}), e.click(), true))(document.querySelector({selector:?}))"
        );
        let _ = self.eval(&script);
    }

    fn pointer(&self, kind: &str, actions: &Value) {
        self.perform(&json!({
            "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions,
        }));
    }

    fn perform(&self, source: &Value) {
        self.driver.post("actions", &json!({ "actions": [source] }));
    }
}
