using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Whether types are looked at to be read or to be written: a result need not be constructible.</summary>
internal enum JsonDirection
{
    Read,
    Write,
}

/// <summary>Follows a type to all the types that it reaches, and makes a model of each.</summary>
internal sealed class JsonGraphParser(KnownTypes known, JsonDirection direction, Action<Diagnostic> report)
{
    /// <summary>By type; <see langword="null"/> while the type is being parsed, so that it may reach itself.</summary>
    private readonly Dictionary<string, JsonTypeModel?> _models = [];

    public KnownTypes Known => known;

    public JsonDirection Direction => direction;

    /// <summary>The models of all types met so far, ordinal by type.</summary>
    public EquatableArray<JsonTypeModel> Models =>
        _models.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value).OfType<JsonTypeModel>().ToEquatableArray();

    /// <param name="type">The type of the value.</param>
    /// <param name="path">The way to it: <c>order.Customer.Name</c>.</param>
    /// <param name="location">Where to report what cannot be served.</param>
    /// <returns><see langword="null"/> when it cannot be served, which then has been reported.</returns>
    public JsonValueModel? Parse(ITypeSymbol type, string path, Location location)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            JsonValueModel? inner = Parse(nullable.TypeArguments[0], path, location);
            return inner is null ? null : inner with { Type = TypeNames.Full(type), IsNullable = true };
        }

        string name = TypeNames.Full(type);
        if (JsonScalars.Find(type) is { } scalar)
            return new JsonValueModel(name, IsNullable: false, scalar.Getter, scalar.Setter, Target: null);

        // The compiler reports a type that does not exist.
        if (type.TypeKind == TypeKind.Error)
            return null;

        if (!_models.ContainsKey(name))
        {
            _models.Add(name, null);
            if (ParseTarget(type, name, path, location) is not { } model)
                return null;
            _models[name] = model;
        }

        return new JsonValueModel(name, IsNullable: false, Getter: null, Setter: null, Target: name);
    }

    public void Report(DiagnosticDescriptor descriptor, Location location, params object[] details) =>
        report(Diagnostic.Create(descriptor, location, details));

    private JsonTypeModel? ParseTarget(ITypeSymbol type, string name, string path, Location location)
    {
        if (WhyUnsupported(type) is { } reason)
        {
            string verb = direction == JsonDirection.Read ? "read from" : "written as";
            Report(JsonDiagnostics.UnsupportedType, location, path, TypeNames.Display(type), verb, reason);
            return null;
        }

        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol list when KnownTypes.Is(list, known.ListOfT) => list.TypeArguments[0],
            _ => null,
        };
        if (element is null)
            return new JsonObjectParser(this, (INamedTypeSymbol)type, path, location).Parse();

        return Parse(element, path + "[]", location) is { } value
            ? new JsonListModel(name, TypeNames.Identifier(type), value, type is IArrayTypeSymbol)
            : null;
    }

    private string? WhyUnsupported(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: > 1 } => "it is an array of several dimensions",
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => "arrays of bytes are not supported",
        _ when !known.Compilation.IsSymbolAccessibleWithin(type, known.Compilation.Assembly) => "the program cannot access it",
        IArrayTypeSymbol => null,
        INamedTypeSymbol { IsFileLocal: true } => "it is local to its file",
        { SpecialType: SpecialType.System_Object } => "object says nothing about its content",
        { TypeKind: TypeKind.Struct } => "this struct is not supported",
        { TypeKind: TypeKind.Class, IsStatic: false, IsAbstract: true } => "it is abstract",
        { TypeKind: TypeKind.Class, IsStatic: false } named => WhyClassUnsupported((INamedTypeSymbol)named),
        _ => $"{TypeNames.Of(type.TypeKind)} is not supported",
    };

    private string? WhyClassUnsupported(INamedTypeSymbol type)
    {
        if (KnownTypes.Is(type, known.ListOfT))
            return null;
        if (known.Enumerable is not null && type.AllInterfaces.Contains(known.Enumerable, SymbolEqualityComparer.Default))
            return "of collections, arrays and List<T> are supported";

        // Their public properties are not what System.Text.Json writes for them.
        string space = type.ContainingNamespace.ToDisplayString();
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal) ? "this type of .NET is not supported" : null;
    }
}
