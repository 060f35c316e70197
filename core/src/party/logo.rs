use std::io::Read;

use serde::{Deserialize, Serialize};

use super::base64;

/// The operator's logo: one shape in the accent colour, or a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawLogo", into = "RawLogo")]
pub enum Logo {
    /// A shape.
    Path(LogoPath),
    /// A picture.
    Image(LogoImage),
}

/// A shape as the `d` of an SVG path, in a box whose left top corner is the origin; filled, nonzero winding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoPath {
    data: Box<str>,
    size: [u32; 2],
    segments: Vec<Segment>,
}

/// A piece of a shape; coordinates are thousandths of the path's units, from the left and from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Begins another outline.
    Move([i32; 2]),
    /// A straight line.
    Line([i32; 2]),
    /// A cubic curve: both control points, and its end.
    Curve([[i32; 2]; 3]),
    /// Closes the outline.
    Close,
}

/// A PNG without transparency: grey, RGB or palette, 1 to 8 bits, not interlaced, at most 256 kB and 2,048 pixels a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoImage {
    file: Box<[u8]>,
    size: [u32; 2],
    depth: u8,
    colour: LogoColour,
    palette: Vec<u8>,
    data: Vec<u8>,
}

/// What the samples of a picture are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoColour {
    /// Grey.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Places in the palette.
    Palette,
}

/// Why a logo can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogoError {
    /// Neither a path with its size nor a PNG, or both.
    #[error("a logo is either a path with width and height, or a png")]
    Form,
    /// A width or a height outside of 0.001 to 100,000.
    #[error("width and height of a logo are 0.001 to 100000")]
    Size,
    /// A path longer than 64 kB.
    #[error("the path of a logo has 65536 characters at most")]
    LongPath,
    /// A command that is not taken.
    #[error("the path of a logo has the command {0:?}; M, L, H, V, C, S, Q, T and Z are taken: turn arcs into curves")]
    Command(char),
    /// A number that is missing or out of range.
    #[error("the path of a logo has no number at character {0}, or one beyond 100000")]
    Number(usize),
    /// Text that is not Base64.
    #[error("the png of a logo is not base64")]
    Base64,
    /// A file that is no PNG, or a damaged one.
    #[error("the png of a logo is damaged: {0}")]
    Png(&'static str),
    /// A kind of PNG that documents can't have.
    #[error("the png of a logo can't be printed: {0}")]
    Kind(&'static str),
}

impl Logo {
    /// Width and height, in units of its own.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        let [width, height] = match self {
            Self::Path(path) => path.size,
            Self::Image(image) => image.size.map(|side| side * 1_000),
        };
        (f64::from(width) / 1_000.0, f64::from(height) / 1_000.0)
    }
}

impl LogoPath {
    /// Reads the `d` of an SVG path in a box of that width and height.
    ///
    /// # Errors
    /// [`LogoError`] naming what is wrong with it.
    pub fn new(data: &str, width: f64, height: f64) -> Result<Self, LogoError> {
        let side = |side: f64| {
            if (0.001..=100_000.0).contains(&side) { Ok((side * 1_000.0).round() as u32) } else { Err(LogoError::Size) }
        };
        let size = [side(width)?, side(height)?];
        if data.len() > 1 << 16 {
            return Err(LogoError::LongPath);
        }
        let segments = Reader { data, at: 0 }.segments()?;
        Ok(Self { data: data.into(), size, segments })
    }

    /// The pieces of the shape.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }
}

/// Reads path data (SVG 1.1, 8.3).
struct Reader<'a> {
    data: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn segments(mut self) -> Result<Vec<Segment>, LogoError> {
        let mut segments = Vec::new();
        let (mut start, mut here) = ([0; 2], [0; 2]);
        // The last control point, and of which kind of curve.
        let mut control: Option<(char, [i32; 2])> = None;
        let mut command = None;
        while let Some(next) = self.peek() {
            if next.is_ascii_alphabetic() {
                self.at += 1;
                command = Some(next);
            } else if command.is_none_or(|command| matches!(command, 'Z' | 'z')) {
                return Err(LogoError::Number(self.at));
            }
            let own = command.unwrap_or('M');
            let kind = own.to_ascii_uppercase();
            let base = if own.is_ascii_lowercase() { here } else { [0; 2] };
            let mirrored = |of: char| match control {
                Some((kind, point)) if kind == of => [2 * here[0] - point[0], 2 * here[1] - point[1]],
                _ => here,
            };
            let mut next_control = None;
            let to = match kind {
                'M' | 'L' => self.point(base)?,
                'H' => [self.number()? + base[0], here[1]],
                'V' => [here[0], self.number()? + base[1]],
                'C' | 'S' => {
                    let first = if kind == 'C' { self.point(base)? } else { mirrored('C') };
                    let second = self.point(base)?;
                    let to = self.point(base)?;
                    next_control = Some(('C', second));
                    segments.push(Segment::Curve([first, second, to]));
                    to
                }
                'Q' | 'T' => {
                    let middle = if kind == 'Q' { self.point(base)? } else { mirrored('Q') };
                    let to = self.point(base)?;
                    next_control = Some(('Q', middle));
                    let toward = |end: [i32; 2]| [0, 1].map(|axis| end[axis] + (middle[axis] - end[axis]) * 2 / 3);
                    segments.push(Segment::Curve([toward(here), toward(to), to]));
                    to
                }
                'Z' => start,
                _ => return Err(LogoError::Command(own)),
            };
            match kind {
                'M' => {
                    segments.push(Segment::Move(to));
                    start = to;
                    // Further points of a move are lines.
                    command = Some(if own == 'm' { 'l' } else { 'L' });
                }
                'L' | 'H' | 'V' => segments.push(Segment::Line(to)),
                'Z' => segments.push(Segment::Close),
                _ => {}
            }
            (here, control) = (to, next_control);
        }
        match segments.first() {
            Some(Segment::Move(_)) => Ok(segments),
            _ => Err(LogoError::Number(0)),
        }
    }

    fn peek(&mut self) -> Option<char> {
        let rest = self.data[self.at..].trim_start_matches([' ', ',', '\t', '\n', '\r']);
        self.at = self.data.len() - rest.len();
        rest.chars().next()
    }

    fn point(&mut self, base: [i32; 2]) -> Result<[i32; 2], LogoError> {
        let (x, y) = (self.number()?, self.number()?);
        Ok([x.saturating_add(base[0]), y.saturating_add(base[1])])
    }

    /// A number in thousandths.
    fn number(&mut self) -> Result<i32, LogoError> {
        self.peek();
        let rest = &self.data.as_bytes()[self.at..];
        let (mut length, mut has_point, mut has_exponent) = (0, false, false);
        while let Some(&byte) = rest.get(length) {
            let after_exponent = length > 0 && matches!(rest[length - 1], b'e' | b'E');
            match byte {
                b'0'..=b'9' => {}
                b'+' | b'-' if length == 0 || after_exponent => {}
                b'.' if !has_point && !has_exponent => has_point = true,
                b'e' | b'E' if length > 0 && !has_exponent => has_exponent = true,
                _ => break,
            }
            length += 1;
        }
        let number: Option<f64> = self.data[self.at..self.at + length].parse().ok();
        let number = number.filter(|number| number.abs() <= 100_000.0).ok_or(LogoError::Number(self.at))?;
        self.at += length;
        Ok((number * 1_000.0).round() as i32)
    }
}

impl LogoImage {
    /// Reads a PNG (ISO/IEC 15948).
    ///
    /// # Errors
    /// [`LogoError`] saying what is wrong with it.
    pub fn new(file: &[u8]) -> Result<Self, LogoError> {
        if file.len() > 1 << 18 {
            return Err(LogoError::Kind("it is larger than 262144 bytes"));
        }
        let mut rest =
            file.strip_prefix(b"\x89PNG\r\n\x1a\n").ok_or(LogoError::Png("it does not begin as a PNG does"))?;
        let (mut head, mut palette, mut data) = (None, Vec::new(), Vec::new());
        while let Some((length, behind)) = rest.split_first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            let chunk = behind.split_first_chunk::<4>().filter(|(_, chunk)| chunk.len() >= length + 4);
            let (kind, chunk) = chunk.ok_or(LogoError::Png("it ends too soon"))?;
            match kind {
                b"IHDR" => head = chunk[..length].first_chunk::<13>().copied(),
                b"PLTE" => palette = chunk[..length].to_vec(),
                b"IDAT" => data.extend_from_slice(&chunk[..length]),
                b"tRNS" => return Err(LogoError::Kind("it has transparency: save it on a ground")),
                b"IEND" => break,
                _ => {}
            }
            rest = &chunk[length + 4..];
        }
        let [w0, w1, w2, w3, h0, h1, h2, h3, depth, colour, _, _, interlaced] =
            head.ok_or(LogoError::Png("it has no header"))?;
        let size = [[w0, w1, w2, w3], [h0, h1, h2, h3]].map(u32::from_be_bytes);
        if size.iter().any(|side| !(1..=2_048).contains(side)) {
            return Err(LogoError::Kind("a side is not 1 to 2048 pixels"));
        }
        let colour = match colour {
            0 => LogoColour::Grey,
            2 => LogoColour::Rgb,
            3 if !palette.is_empty() && palette.len() <= 768 && palette.len() % 3 == 0 => LogoColour::Palette,
            3 => return Err(LogoError::Png("it has no palette")),
            _ => return Err(LogoError::Kind("it has transparency: save it on a ground")),
        };
        if !matches!(depth, 1 | 2 | 4 | 8) || (colour == LogoColour::Rgb && depth != 8) {
            return Err(LogoError::Kind("it has not 1 to 8 bits a sample"));
        }
        if interlaced != 0 {
            return Err(LogoError::Kind("it is interlaced: save it without"));
        }
        let image = Self { file: file.into(), size, depth, colour, palette, data };
        let row = 1 + (size[0] as usize * image.samples() * usize::from(depth)).div_ceil(8);
        let mut inflated = Vec::new();
        let wanted = row * size[1] as usize;
        let read =
            flate2::read::ZlibDecoder::new(image.data.as_slice()).take(wanted as u64 + 1).read_to_end(&mut inflated);
        if read.is_err() || inflated.len() != wanted || inflated.chunks(row).any(|row| row[0] > 4) {
            return Err(LogoError::Png("its pixels can't be read"));
        }
        Ok(image)
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> [u32; 2] {
        self.size
    }

    /// Bits of a sample: 1, 2, 4 or 8.
    #[must_use]
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// What samples are.
    #[must_use]
    pub fn colour(&self) -> LogoColour {
        self.colour
    }

    /// Samples of a pixel: 1 or 3.
    #[must_use]
    pub fn samples(&self) -> usize {
        if self.colour == LogoColour::Rgb { 3 } else { 1 }
    }

    /// The colours of a palette: red, green, blue of each.
    #[must_use]
    pub fn palette(&self) -> &[u8] {
        &self.palette
    }

    /// The filtered and deflated rows, as the file has them.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }
}

/// A logo as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLogo {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    width: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    height: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    png: Option<String>,
}

impl TryFrom<RawLogo> for Logo {
    type Error = LogoError;

    fn try_from(raw: RawLogo) -> Result<Self, LogoError> {
        match raw {
            RawLogo { path: Some(path), width: Some(width), height: Some(height), png: None } => {
                LogoPath::new(&path, width, height).map(Self::Path)
            }
            RawLogo { path: None, width: None, height: None, png: Some(png) } => {
                LogoImage::new(&base64::decode(&png).ok_or(LogoError::Base64)?).map(Self::Image)
            }
            _ => Err(LogoError::Form),
        }
    }
}

impl From<Logo> for RawLogo {
    fn from(logo: Logo) -> Self {
        match logo {
            Logo::Path(path) => {
                let [width, height] = path.size.map(|side| Some(f64::from(side) / 1_000.0));
                Self { path: Some(path.data.into()), width, height, png: None }
            }
            Logo::Image(image) => {
                Self { path: None, width: None, height: None, png: Some(base64::encode(&image.file)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_svg_reads_it() {
        let path = LogoPath::new("m1,1 2 0 0 2zM.5.5H3v-1e0C0 0 1 1 2 2s1 1 2 2q1 1 2 0t2 0", 4.0, 4.0).unwrap();
        use Segment::{Close, Curve, Line, Move};
        let expected = [
            Move([1_000, 1_000]),
            Line([3_000, 1_000]),
            Line([3_000, 3_000]),
            Close,
            Move([500, 500]),
            Line([3_000, 500]),
            Line([3_000, -500]),
            Curve([[0, 0], [1_000, 1_000], [2_000, 2_000]]),
            Curve([[3_000, 3_000], [3_000, 3_000], [4_000, 4_000]]),
            Curve([[4_666, 4_666], [5_334, 4_666], [6_000, 4_000]]),
            Curve([[6_666, 3_334], [7_334, 3_334], [8_000, 4_000]]),
        ];
        assert_eq!(path.segments(), expected);
    }

    #[test]
    fn a_logo_that_cannot_be_used_says_why() {
        let path = |data: &str| LogoPath::new(data, 10.0, 10.0);
        for (data, expected) in [
            ("", LogoError::Number(0)),
            ("L1 1", LogoError::Number(0)),
            ("M1 1A1 1 0 0 1 2 2", LogoError::Command('A')),
            ("M1", LogoError::Number(2)),
            ("M1 1 z 5", LogoError::Number(7)),
            ("M1 1e9", LogoError::Number(3)),
            ("M1 1я", LogoError::Number(4)),
            ("M1 --1", LogoError::Number(3)),
        ] {
            assert_eq!(path(data), Err(expected), "{data}");
        }
        assert_eq!(LogoPath::new("M1 1", f64::NAN, 1.0), Err(LogoError::Size));
        for file in [&b""[..], b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIHDR"] {
            assert!(matches!(LogoImage::new(file), Err(LogoError::Png(_))));
        }
        for raw in ["{}", r#"{"path":"M0 0","width":1}"#, r#"{"png":"","path":"M0 0"}"#, r#"{"png":"*"}"#] {
            assert!(serde_json::from_str::<Logo>(raw).is_err(), "{raw}");
        }
    }

    /// A PNG of a colour type with these rows, each behind its filter.
    fn png(colour: u8, interlaced: u8, rows: &[u8]) -> Vec<u8> {
        use std::io::Write;
        let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        deflated.write_all(rows).unwrap();
        let head = [0, 0, 0, 2, 0, 0, 0, 1, 8, colour, 0, 0, interlaced];
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, data) in [(b"IHDR", &head[..]), (b"IDAT", &deflated.finish().unwrap()), (b"IEND", &[])] {
            file.extend_from_slice(&(data.len() as u32).to_be_bytes());
            file.extend_from_slice(kind);
            file.extend_from_slice(data);
            file.extend_from_slice(&[0; 4]);
        }
        file
    }

    #[test]
    fn a_png_is_taken_where_documents_can_have_it() {
        let grey = LogoImage::new(&png(0, 0, &[0, 1, 2])).unwrap();
        assert_eq!((grey.size(), grey.depth(), grey.colour()), ([2, 1], 8, LogoColour::Grey));
        let rgb = LogoImage::new(&png(2, 0, &[0, 1, 2, 3, 4, 5, 6])).unwrap();
        assert_eq!((rgb.samples(), rgb.colour()), (3, LogoColour::Rgb));
        for (file, is_kind) in [
            (png(6, 0, &[0; 9]), true),
            (png(0, 1, &[0, 1, 2]), true),
            (png(3, 0, &[0, 1, 2]), false),
            (png(0, 0, &[0, 1]), false),
            (png(0, 0, &[0, 1, 2, 3]), false),
            (png(0, 0, &[9, 1, 2]), false),
        ] {
            let error = LogoImage::new(&file).unwrap_err();
            assert_eq!(matches!(error, LogoError::Kind(_)), is_kind, "{error}");
        }
    }

    #[test]
    fn a_logo_is_written_as_it_was_read() {
        let raw = r#"{"path":"M0 0H10V5Z","width":10.0,"height":5.5}"#;
        let logo: Logo = serde_json::from_str(raw).unwrap();
        assert_eq!(serde_json::to_string(&logo).unwrap(), raw);
        assert_eq!(logo.size(), (10.0, 5.5));
    }
}
