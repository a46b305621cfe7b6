using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Finds options of the project, in <c>[assembly: LambdaJson]</c>, and of single types, in <c>[LambdaJsonTypeOptions]</c>, that cannot have an effect.</summary>
internal sealed class JsonOptionsParser
{
    private readonly JsonOptions _options;
    private readonly ISymbol _target;

    private JsonOptionsParser(Compilation compilation, ISymbol target)
    {
        _options = new JsonOptions(compilation);
        _target = target;
    }

    /// <returns>The first error of the file or type that has the attributes; <see langword="null"/> if they are valid.</returns>
    public static Diagnostic? Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parser = new JsonOptionsParser(known.Compilation, context.TargetSymbol);
        string target = context.TargetSymbol is IAssemblySymbol ? "assembly: " : "";

        // Where the options are used, types that do not exist yet are reported.
        foreach (AttributeData attribute in context.Attributes.Where(static attribute => !UnknownTypes.IsIn(attribute)))
        {
            if (parser.Check(attribute) is var (problem, fix))
            {
                Location location = attribute.ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation();
                return Diagnostic.Create(JsonDiagnostics.Contradiction, location, $"[{target}{TypeNames.Attribute(attribute.AttributeClass!)}]", problem, fix);
            }
        }

        return null;
    }

    private (string Problem, string Fix)? Check(AttributeData attribute)
    {
        if (OptionsOfType.Of(attribute).Ignore == IgnoreCondition.Always)
            return ("sets DefaultIgnoreCondition to JsonIgnoreCondition.Always, by which JSON would have no members", "use WhenWritingNull, WhenWritingDefault or Never");
        if (attribute.AttributeClass!.ToDisplayString() != KnownTypes.JsonTypeOptionsAttributeName)
            return null;

        if (attribute.NamedArguments.IsEmpty)
            return ("sets no option", "set one, such as DefaultIgnoreCondition, or remove the attribute");
        if (!IsFirst(attribute))
            return ($"is given twice for '{TypeNames.Display(TypeOf(attribute) ?? _target)}'", "keep one of the two");
        if (_target is INamedTypeSymbol own)
        {
            return attribute.ConstructorArguments.IsEmpty
                ? CheckType(own)
                : ($"is on the type '{TypeNames.Display(own)}' and names one, but applies to one type", "remove the argument, or put the attribute on the assembly");
        }

        return TypeOf(attribute) switch
        {
            INamedTypeSymbol named => CheckType(named),
            { } other => NoMembers(other),
            null => null,
        };
    }

    private (string Problem, string Fix)? CheckType(INamedTypeSymbol type)
    {
        if (_options.IsCovered(type))
        {
            return (
                $"has no effect on '{TypeNames.Display(type)}', which a JsonSerializerContext reads and writes",
                "set the options in the [JsonSourceGenerationOptions] of the context");
        }

        if (new JsonAttributes(type).Converter is not null)
            return ($"has no effect on '{TypeNames.Display(type)}', which its [JsonConverter] reads and writes", "remove one of the two");
        bool hasMembers = type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: not SpecialType.System_Object }
            && JsonScalars.Find(type) is null
            && JsonCollections.Find(type, "IEnumerable") is null;
        return hasMembers ? null : NoMembers(type);
    }

    private static (string Problem, string Fix) NoMembers(ITypeSymbol type) =>
        ($"has no effect on '{TypeNames.Display(type)}', which is not an object with members in JSON", "name the type that has the members");

    private bool IsFirst(AttributeData attribute) => ReferenceEquals(attribute, _target.GetAttributes().First(other =>
        SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass)
        && SymbolEqualityComparer.Default.Equals(TypeOf(other), TypeOf(attribute))));

    private static ITypeSymbol? TypeOf(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol;
}
