using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>A parameter of a route's handler, or of the constructor of a type whose values are read from the request, or a property of such a type.</summary>
/// <param name="Symbol">The parameter or property.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether it has a default value.</param>
/// <param name="Default">The default value; <see langword="null"/> for that of the type.</param>
internal sealed record RouteInput(ISymbol Symbol, ITypeSymbol Type, bool IsOptional, ConstantModel? Default)
{
    public string Name => Symbol.Name;

    public bool IsNullable => Type.NullableAnnotation == NullableAnnotation.Annotated;

    /// <summary>Its attributes, and for a parameter of a constructor, those of the property with its name: <c>record Paging([property: FromHeader] int Size)</c>.</summary>
    public IEnumerable<AttributeData> Attributes => Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }
        ? Symbol.GetAttributes().Concat(constructor.ContainingType.GetMembers().OfType<IPropertySymbol>()
            .Where(property => string.Equals(property.Name, Name, StringComparison.OrdinalIgnoreCase)).SelectMany(static property => property.GetAttributes()))
        : Symbol.GetAttributes();

    public static RouteInput Of(IParameterSymbol parameter) => new(parameter, parameter.Type, parameter.HasExplicitDefaultValue, DefaultValues.Find(parameter));

    public static RouteInput Of(IPropertySymbol property) => new(property, property.Type, false, null);
}
