//! The operator's logo as PDF has it.

use super::objects::push_number;
use crate::party::{LogoColour, LogoImage, LogoPath, Segment};
use crate::render::digits::push_integer;

/// Appends the operators that fill a shape whose left top corner is the origin, in tenths of a point times `scale`.
pub(super) fn push_path(out: &mut Vec<u8>, path: &LogoPath, scale: f64) {
    for segment in path.segments() {
        let (points, operator): (&[[i32; 2]], &[u8]) = match segment {
            Segment::Move(to) => (std::slice::from_ref(to), b"m "),
            Segment::Line(to) => (std::slice::from_ref(to), b"l "),
            Segment::Curve(points) => (points, b"c "),
            Segment::Close => (&[], b"h "),
        };
        for &[x, y] in points {
            push_hundredths(out, f64::from(x) * scale / 10.0);
            push_hundredths(out, f64::from(y) * scale / -10.0);
        }
        out.extend_from_slice(operator);
    }
    out.extend_from_slice(b"f ");
}

fn push_hundredths(out: &mut Vec<u8>, hundredths: f64) {
    let hundredths = hundredths.round() as i64;
    if hundredths < 0 {
        out.push(b'-');
    }
    push_number(out, (hundredths.unsigned_abs() / 100) as i64);
    let rest = hundredths.unsigned_abs() % 100;
    out.extend_from_slice(&[b'.', b'0' + (rest / 10) as u8, b'0' + (rest % 10) as u8, b' ']);
}

/// A picture as a stream with its dictionary: the rows are taken as the file has them.
pub(super) fn image(image: &LogoImage) -> Vec<u8> {
    let mut out = b"<</Type/XObject/Subtype/Image".to_vec();
    let [width, height] = image.size();
    let entry = |out: &mut Vec<u8>, key: &str, number: u64| {
        out.extend_from_slice(key.as_bytes());
        push_integer(out, number);
    };
    entry(&mut out, "/Width ", width.into());
    entry(&mut out, "/Height ", height.into());
    entry(&mut out, "/BitsPerComponent ", image.depth().into());
    match image.colour() {
        LogoColour::Grey => out.extend_from_slice(b"/ColorSpace/DeviceGray"),
        LogoColour::Rgb => out.extend_from_slice(b"/ColorSpace/DeviceRGB"),
        LogoColour::Palette => {
            entry(&mut out, "/ColorSpace[/Indexed/DeviceRGB ", image.palette().len() as u64 / 3 - 1);
            out.extend_from_slice(b"<");
            for byte in image.palette() {
                out.extend([byte >> 4, byte & 15].map(|digit| b"0123456789ABCDEF"[usize::from(digit)]));
            }
            out.extend_from_slice(b">]");
        }
    }
    entry(&mut out, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ", image.samples() as u64);
    entry(&mut out, "/BitsPerComponent ", image.depth().into());
    entry(&mut out, "/Columns ", width.into());
    entry(&mut out, ">>/Length ", image.data().len() as u64);
    out.extend_from_slice(b">>\nstream\n");
    out.extend_from_slice(image.data());
    out.extend_from_slice(b"\nendstream");
    out
}
