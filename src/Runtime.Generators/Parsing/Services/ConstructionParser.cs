using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Services;

/// <summary>Parses how an object is created before the first event: by its only constructor, whose parameters are services.</summary>
internal static class ConstructionParser
{
    private const string Chosen = "ActivatorUtilitiesConstructorAttribute";

    /// <param name="type">The class, or struct.</param>
    /// <param name="known">The types to look for.</param>
    /// <param name="ifAbstract">The fix for an abstract class, for a message.</param>
    /// <param name="reason">Why it cannot be created, for a message; <see langword="null"/> if it can.</param>
    public static ConstructionModel? Parse(INamedTypeSymbol type, KnownTypes known, string ifAbstract, out string? reason)
    {
        IMethodSymbol[] constructors = Candidates(type);
        reason = Accessibilities.WhyInaccessible(type) is { } hidden ? $"the program cannot name it: {hidden}; make it internal or public"
            : type.TypeKind == TypeKind.Interface ? $"it is an interface; {ifAbstract}"
            : type.IsAbstract ? $"it is abstract; {ifAbstract}"
            : type.IsRefLikeType ? "it is a ref struct, which cannot be kept; make it a class"
            : constructors.Length == 0 ? "it has no public or internal constructor; add one"
            : constructors.Length > 1 ? "it has several constructors; leave one, or mark the right one with [ActivatorUtilitiesConstructor]"
            : RequiredMember(type, constructors[0]) is { } required ? $"its member '{required}' is required, and nothing sets it; take the value as a parameter of the constructor"
            : Services(constructors[0]).Select(parameter => WhyUnsupported(parameter, known)).FirstOrDefault(static reason => reason is not null);
        if (reason is not null)
            return null;

        bool isDisposable = KnownTypes.Implements(type, known.Disposable) || KnownTypes.Implements(type, known.AsyncDisposable);
        return new ConstructionModel(TypeNames.Full(type), type.Name, Arguments(constructors[0], known), isDisposable);
    }

    /// <summary>Creates the diagnostic for a parameter whose type, or an argument of whose attribute, does not exist while generators run.</summary>
    /// <param name="type">The class, or struct.</param>
    /// <param name="known">The types to look for.</param>
    /// <param name="location">Where to report it.</param>
    /// <returns><see langword="null"/> if all exist.</returns>
    public static Diagnostic? ReportUnknown(INamedTypeSymbol type, KnownTypes known, Location location)
    {
        foreach (IParameterSymbol parameter in Candidates(type).SelectMany(static constructor => constructor.Parameters))
        {
            string what = $"Parameter '{parameter.Name}' of the constructor of '{type.Name}'";
            if (UnknownTypes.In(parameter.Type) is { } unknown)
                return UnknownTypes.ReportType(location, what, parameter.Type, unknown);
            if (UnknownTypes.InAttributes(parameter, known.FromServicesAttribute, known.FromKeyedServicesAttribute) is { } argument)
                return UnknownTypes.ReportArgument(location, what, argument);
        }

        return null;
    }

    private static IMethodSymbol[] Candidates(INamedTypeSymbol type)
    {
        IMethodSymbol[] constructors = [.. type.InstanceConstructors.Where(constructor => IsCandidate(constructor, type))];
        IMethodSymbol[] marked = [.. constructors.Where(static constructor => constructor.GetAttributes().Any(static a => a.AttributeClass?.Name == Chosen))];
        return marked.Length == 1 ? marked : constructors;
    }

    /// <summary>The implicit constructor of a struct is used only if there is no other.</summary>
    private static bool IsCandidate(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && !(constructor.IsImplicitlyDeclared && type.IsValueType && type.InstanceConstructors.Length > 1);

    /// <summary>The parameters that are services: those without a default value, and those whose default is null, which may be missing.</summary>
    private static IEnumerable<IParameterSymbol> Services(IMethodSymbol constructor) =>
        constructor.Parameters.Where(static parameter => !parameter.HasExplicitDefaultValue || parameter is { Type.IsReferenceType: true, ExplicitDefaultValue: null });

    private static string? WhyUnsupported(IParameterSymbol parameter, KnownTypes known) =>
        parameter.RefKind != RefKind.None ? $"its constructor takes '{parameter.Name}' by reference; take it by value"
        : ServiceParser.WhyUnsupported(parameter, known) is { } reason ? $"its constructor takes '{parameter.Name}', but {reason}"
        : null;

    private static EquatableArray<ArgumentModel> Arguments(IMethodSymbol constructor, KnownTypes known) =>
        Services(constructor)
            .Select(parameter =>
            {
                ServiceModel service = ServiceParser.Parse(parameter, known);
                return new ArgumentModel(
                    TypeNames.Escaped(parameter.Name), service with { IsOptional = service.IsOptional || parameter.HasExplicitDefaultValue });
            })
            .ToEquatableArray();

    private static string? RequiredMember(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            return null;
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().FirstOrDefault(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } member)
                return member.Name;
        }

        return null;
    }
}
