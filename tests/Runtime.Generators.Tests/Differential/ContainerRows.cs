namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>The rows of types that contain values of other types.</summary>
internal static class ContainerRows
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Concurrent = "System.Collections.Concurrent.";

    private static readonly string[] Words = ["\"a\"", "\"A\"", "\"IPAddress\"", "\"\"", "\"a b\"", "\"é\"", "\"\\u0061b\"", "\"$type\"", "\"$id\"", "\"null\"", "\"\\\"\""];
    private static readonly string[] Integers = ["\"0\"", "\"1\"", "\"-7\"", "\"2147483647\"", "\"01\"", "\" 1\"", "\"1.0\"", "\"x\""];
    private static readonly string[] Guids = ["\"d3b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4d\"", "\"00000000-0000-0000-0000-000000000000\"", "\"x\""];
    private static readonly string[] Times =
        ["\"2024-02-29T12:30:45Z\"", "\"2024-02-29\"", "\"12:30:45\"", "\"1.02:03:04.5\"", "\"2024-02-29T12:30:45.120+14:00\"", "\"2024-02\\u002d28\"", "\"1\\u0032:30\"", "\"12\"", "\" 12:30:45\"", "\"\"", "\"x\""];
    private static readonly string[] Enums = ["\"None\"", "\"One\"", "\"First\"", "\"second\"", "\"0\"", "\"9\"", "\"first\"", "\"x\""];

    public static readonly ContainerRow[] Supported =
    [
        new(Generic + "List<{0}>") { IsExpressible = true },
        new("{0}[]") { IsExpressible = true, Takes = static item => item.Source != "byte" },

        // Structs that are declared here; nullable leaf types have their own rows.
        new("{0}?", ContainerKind.Nullable) { Takes = static item => item is DeclaredUse { Declaration.Kind: DeclarationKind.Struct or DeclarationKind.RecordStruct } },
        new(Generic + "IEnumerable<{0}>"),
        new(Generic + "ICollection<{0}>"),
        new(Generic + "IList<{0}>"),
        new(Generic + "IReadOnlyCollection<{0}>"),
        new(Generic + "IReadOnlyList<{0}>"),
        new(Generic + "ISet<{0}>"),
        new(Generic + "HashSet<{0}>"),
        new(Generic + "SortedSet<{0}>") { Takes = IsComparable },
        new(Generic + "Stack<{0}>"),
        new(Generic + "Queue<{0}>"),
        new(Generic + "LinkedList<{0}>"),
        new("System.Collections.ObjectModel.Collection<{0}>"),
        new("System.Collections.ObjectModel.ObservableCollection<{0}>"),
        new(Concurrent + "ConcurrentQueue<{0}>"),
        new(Concurrent + "ConcurrentStack<{0}>"),
        new(Immutable + "ImmutableArray<{0}>"),
        new(Immutable + "ImmutableList<{0}>"),
        new(Immutable + "IImmutableList<{0}>"),

        // Their order is that of the hash codes, which differ between equal objects of classes.
        new(Immutable + "ImmutableHashSet<{0}>") { Takes = IsComparable },
        new(Immutable + "ImmutableSortedSet<{0}>") { Takes = IsComparable },
        new(Immutable + "ImmutableStack<{0}>"),
        new(Immutable + "ImmutableQueue<{0}>"),
        Map(Generic + "Dictionary<string, {0}>", Words),
        Map(Generic + "IDictionary<string, {0}>", Words),
        Map(Generic + "IReadOnlyDictionary<string, {0}>", Words),
        Map(Generic + "SortedDictionary<string, {0}>", Words),
        Map(Generic + "SortedList<string, {0}>", Words),
        Map(Concurrent + "ConcurrentDictionary<string, {0}>", Words),
        Map(Immutable + "ImmutableDictionary<string, {0}>", Words),
        Map(Immutable + "ImmutableSortedDictionary<string, {0}>", Words),
        Map(Immutable + "IImmutableDictionary<string, {0}>", Words),
        Map(Generic + "Dictionary<int, {0}>", Integers),
        Map(Generic + "Dictionary<ulong, {0}>", Integers),
        Map(Generic + "Dictionary<double, {0}>", Integers),
        Map(Generic + "Dictionary<System.Guid, {0}>", Guids),
        Map(Generic + "Dictionary<float, {0}>", Integers),
        Map(Generic + "Dictionary<System.Half, {0}>", Integers),
        Map(Generic + "Dictionary<System.Int128, {0}>", Integers),
        Map(Generic + "Dictionary<bool, {0}>", ["\"true\"", "\"False\"", "\"FALSE\"", "\"tru\\u0065\"", "\" true\"", "\"x\""]),
        Map(Generic + "Dictionary<char, {0}>", ["\"a\"", "\"é\"", "\"\\u0041\"", "\"\\\"\"", "\"ab\"", "\"\""]),
        Map(Generic + "Dictionary<System.DateTime, {0}>", Times),
        Map(Generic + "Dictionary<System.DateTimeOffset, {0}>", Times),
        Map(Generic + "Dictionary<System.DateOnly, {0}>", Times),
        Map(Generic + "Dictionary<System.TimeOnly, {0}>", Times),
        Map(Generic + "Dictionary<System.TimeSpan, {0}>", Times),
        Map(Generic + "Dictionary<System.Uri, {0}>", ["\"https://a.example/b?c=d\"", "\"x/y\"", "\"\"", "\"http://\\u0061\"", "\"http://[\""]),
        Map(Generic + "Dictionary<System.Version, {0}>", ["\"1.2\"", "\"1.2.3.4\"", "\"1\\u002e2\"", "\"1\"", "\" 1.2\""]),
        Map(Generic + "SortedDictionary<System.TimeSpan, {0}>", Times),
        Map(Immutable + "ImmutableDictionary<bool, {0}>", ["\"true\"", "\"False\""]),
        Map(Generic + "Dictionary<Hand.Plain, {0}>", Enums),
        Map(Generic + "Dictionary<Hand.Named, {0}>", Enums),
        new(Generic + "KeyValuePair<string, {0}>", ContainerKind.Fixed) { Names = ["\"value\""] },
        new(Generic + "KeyValuePair<{0}, {1}>", ContainerKind.Fixed, Arity: 2) { Names = ["\"key\"", "\"value\""] },
        new("System.Tuple<{0}, {1}>", ContainerKind.Fixed, Arity: 2) { Names = ["\"item1\"", "\"item2\""] },
        new("System.ValueTuple<{0}, {1}>", ContainerKind.Fixed, Arity: 2) { Names = ["\"item1\"", "\"item2\""] },
    ];

    private static bool IsComparable(TypeUse item) => item is LeafUse { Row.IsComparable: true };

    private static ContainerRow Map(string format, string[] names) => new(format, ContainerKind.Entries) { Names = names };
}
