namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Names of properties that are difficult for case conversion, for generated code, or for both.</summary>
internal static class PropertyNames
{
    public static readonly string[] All =
    [
        "IPAddress", "URLValue", "ID", "X", "y", "iOS", "ABC", "ABc", "Ab2C", "HTTPServer2", "A1B2", "FirstName", "lastName", "Count", "Text", "Items",
        "_a", "_B", "__c", "_Under_Score", "Trailing_", "I", "k", "K1",
        "class", "event", "value", "default", "namespace", "int", "record", "required", "field", "init", "var", "when", "async", "file",
        "reader", "writer", "member", "members", "element", "elements", "Type", "Name", "Value2", "lambdaEvent", "Length", "target", "names",
        "Größe", "ÄÖ", "Éclair", "éa", "名前", "Ωmega", "Жук", "Ǆungla", "ǅep", "İstanbul", "ıx", "ſtraße", "\u212Aelvin", "ﬁx", "ÿ", "Ⅷ",
        "s",
    ];
}
