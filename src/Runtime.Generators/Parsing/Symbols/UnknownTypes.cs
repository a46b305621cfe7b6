using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.Generators.Parsing.Symbols;

/// <summary>
/// Finds types that do not exist while generators run. The compiler reports a misspelled type, but a type that another generator produces
/// exists later, so nothing else would report that no code was generated for it.
/// </summary>
internal static class UnknownTypes
{
    private const string NameProperty = "Unknown";

    /// <summary>Finds an unknown type: the type itself, or one that it contains, such as the element type of an array.</summary>
    public static ITypeSymbol? In(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Error } => type.WithNullableAnnotation(NullableAnnotation.None),
        IArrayTypeSymbol array => In(array.ElementType),
        IPointerTypeSymbol pointer => In(pointer.PointedAtType),
        INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named =>
            named.TypeArguments.Select(In).FirstOrDefault(static found => found is not null) ?? In(named.ContainingType),
        _ => null,
    };

    /// <summary>
    /// Finds an unknown base class of the type. The compiler assumes that the first unknown base is a class; if it is named like an interface, it adds no
    /// members.
    /// </summary>
    public static ITypeSymbol? InBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (In(current) is { } unknown)
                return IsNamedAsInterface(unknown.Name) ? null : unknown;
        }

        return null;
    }

    /// <summary>
    /// True when an argument of the attribute has no value yet: it names a type or a constant that does not exist. If no constructor has as many parameters, or all
    /// arguments are literals, the compiler's error says all.
    /// </summary>
    public static bool IsIn(AttributeData attribute) =>
        (attribute is { AttributeConstructor: null, AttributeClass: { TypeKind: not TypeKind.Error } type } && MayHaveConstructor(type, attribute))
        || attribute.ConstructorArguments.Any(IsUnknown)
        || attribute.NamedArguments.Any(static argument => IsUnknown(argument.Value));

    /// <summary>The name of the first attribute with an argument that has no value yet; <see langword="null"/> if all arguments have values.</summary>
    public static string? InAttributes(ISymbol symbol, params INamedTypeSymbol?[] attributes) => symbol.GetAttributes()
        .Where(attribute => attributes.Any(known => KnownTypes.Is(attribute.AttributeClass, known)) && IsIn(attribute))
        .Select(static attribute => TypeNames.Attribute(attribute.AttributeClass!))
        .FirstOrDefault();

    /// <summary>
    /// Reports a call of <c>LambdaJson</c> without a type argument, for which the compiler cannot choose the method yet because the argument's type
    /// does not exist.
    /// </summary>
    public static Diagnostic? InCall(ExpressionSyntax method, SimpleNameSyntax name, SymbolInfo found, SemanticModel semantics, CancellationToken cancellation)
    {
        if (found.Symbol is not null || method.Parent is not InvocationExpressionSyntax call
            || !found.CandidateSymbols.Any(static candidate => candidate.ContainingType?.ToDisplayString() == "Lambda.Runtime.LambdaJson"))
        {
            return null;
        }

        ITypeSymbol? type = call.ArgumentList.Arguments
            .Select(argument => semantics.GetTypeInfo(argument.Expression, cancellation).Type)
            .FirstOrDefault(static type => In(type) is not null);
        return type is null ? null : ReportType(name.GetLocation(), $"The argument of LambdaJson.{name.Identifier.ValueText}", type, In(type)!);
    }

    /// <param name="location">Where to report it: at the handler, or where the type is named.</param>
    /// <param name="what">The beginning of the sentence: <c>'order' is of type</c>.</param>
    /// <param name="unknown">The type.</param>
    public static Diagnostic Report(Location location, string what, ITypeSymbol unknown)
    {
        string name = TypeNames.Display(unknown);
        return Report(location, name, $"{what} '{name}', which");
    }

    /// <summary>Reports a value whose type is unknown, or contains an unknown type.</summary>
    public static Diagnostic ReportType(Location location, string what, ITypeSymbol type, ITypeSymbol unknown)
    {
        string contained = SymbolEqualityComparer.Default.Equals(unknown, type) ? "" : $" '{TypeNames.Display(type.WithNullableAnnotation(NullableAnnotation.None))}', made of";
        return Report(location, $"{what} is of type{contained}", unknown);
    }

    /// <summary>Reports the argument of an attribute.</summary>
    public static Diagnostic ReportArgument(Location location, string where, string attribute) =>
        Report(location, attribute, $"{where} carries [{attribute}], whose argument");

    /// <summary>Removes all but the first diagnostic for each type, because many handlers may reach it.</summary>
    public static IEnumerable<Diagnostic> RemoveDuplicates(IEnumerable<Diagnostic> diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return diagnostics.Where(diagnostic => !diagnostic.Properties.TryGetValue(NameProperty, out string? name) || seen.Add(name!));
    }

    private static Diagnostic Report(Location location, string name, string sentence) => Diagnostic.Create(
        HandlerDiagnostics.UnknownType, location, ImmutableDictionary<string, string?>.Empty.Add(NameProperty, name), sentence);

    /// <summary>Whether a constructor may exist for the arguments as soon as the names in them do.</summary>
    private static bool MayHaveConstructor(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return true;
        AttributeArgumentSyntax[] arguments = [.. syntax.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null) ?? []];
        return arguments.Any(static argument => argument.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any())
            && type.InstanceConstructors.Any(constructor =>
                constructor.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams) <= arguments.Length
                && (arguments.Length <= constructor.Parameters.Length || constructor.Parameters.Any(static parameter => parameter.IsParams)));
    }

    private static bool IsNamedAsInterface(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);

    private static bool IsUnknown(TypedConstant argument) => argument.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Type => In(argument.Value as ITypeSymbol) is not null,
        TypedConstantKind.Array => !argument.IsNull && argument.Values.Any(IsUnknown),
        _ => false,
    };
}
