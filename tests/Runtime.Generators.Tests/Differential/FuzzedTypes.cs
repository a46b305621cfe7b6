namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>The types of the fuzzed readers. Together they have every kind of member and value.</summary>
internal static class FuzzedTypes
{
    public static readonly string[] Roots =
        ["Settable", "Bound", "Required", "Node", "System.Collections.Generic.List<Numbers>", "int[][]", "string", "double?", "Pair<Node>", "Wide"];

    public static string Source => $$"""
        #nullable disable
        using System.Collections.Generic;
        using System.Text.Json.Serialization;

        public class Settable { public string Text { get; set; } = "kept"; public int Count { get; set; } = 7; public bool Flag { get; set; } public List<string> List { get; set; } public Node Node { get; set; } }
        public record Bound(string Text, int Count = 5, double Ratio = 1.5, decimal Price = 2.50m, List<int?> Holes = null) { public Bound Inner { get; init; } }
        public class Required { public required string Text { get; set; } public required int Count { get; init; } public bool? Flag { get; set; } [JsonPropertyName("größe")] public long Size { get; set; } }
        public record Node(string Text, Node Next, List<Node> Children, Node[] Others);
        public record Numbers(byte A, sbyte B, short C, ushort D, int E, uint F, long G, ulong H, float I, double J, decimal K, bool L);
        public class Wide { public int Id { get; set; } public int ID2 { get; set; } public int Größe { get; set; } public int ÄÖ { get; set; } public int 名前 { get; set; } public int Жук { get; set; } public int Ωmega { get; set; } public int İstanbul { get; set; } public int Straße { get; set; } public int K { get; set; } public string Text { get; set; } public Wide Next { get; set; } }
        public class Pair<T> { public T First { get; set; } public T[] Rest { get; set; } }

        public static class Functions
        {
            [LambdaHandler] public static void Run() { }
        {{string.Join("\n", Roots.Select(static (type, i) => $$"""
            public static {{type}} Root{{i}};
            public static object Read{{i}}(byte[] json) => LambdaJson.Deserialize<{{type}}>(json);
            public static byte[] Write{{i}}(object value) => LambdaJson.SerializeToUtf8Bytes(({{type}})value);
            """))}}
        }
        """;
}
