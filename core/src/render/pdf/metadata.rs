//! What a document says of itself: XMP metadata (ISO 16684-1) and the colours that it is meant in.

use crate::party::Profile;

/// The colours of IEC 61966-2-1 as an ICC profile (`assets/icc/make.py` makes it).
pub(super) const SRGB: &[u8] = include_bytes!("../../../assets/icc/srgb.icc");

/// The beginning of a document's metadata, up to its title.
pub(super) fn begin(profile: Profile, author: &str, language: &str) -> String {
    let (part, is_universal) = match profile {
        Profile::PdfA1b => (1, false),
        Profile::Plain | Profile::PdfA3b => (3, true),
    };
    let mut out = String::with_capacity(2_048);
    out.push_str("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    out.push_str(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
    );
    out.push_str("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
    if is_universal {
        out.push_str(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
        out.push_str(" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"");
    }
    out.push_str(">\n<pdfaid:part>");
    out.push(char::from(b'0' + part));
    out.push_str("</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n");
    if is_universal {
        out.push_str(UNIVERSAL);
    }
    out.push_str("<pdf:Producer>schet</pdf:Producer>\n<dc:creator><rdf:Seq><rdf:li>");
    push_escaped(&mut out, author);
    out.push_str("</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>");
    out.push_str(language);
    out.push_str("</rdf:li></rdf:Bag></dc:language>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    out
}

/// What follows the title.
pub(super) const END: &str =
    "</rdf:li></rdf:Alt></dc:title>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";

/// That the document is PDF/UA-1, and what property says so, as PDF/A wants of one that it does not know
/// (ISO 19005-3, 6.6.2.3).
const UNIVERSAL: &str = "<pdfuaid:part>1</pdfuaid:part>\n\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

/// Appends a text as XML has it.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(character),
        }
    }
}
