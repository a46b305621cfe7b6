using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Services;

/// <summary>Recognizes parameters that are services.</summary>
internal static class ServiceParser
{
    /// <summary>A parameter of a handler is a service if an attribute says so.</summary>
    public static bool IsMarked(IParameterSymbol parameter, KnownTypes known) =>
        KeyOf(parameter, known) is not null || parameter.GetAttributes().Any(attribute => KnownTypes.Is(attribute.AttributeClass, known.FromServicesAttribute));

    /// <param name="parameter">Of a handler, or of a constructor. It can be a service: <see cref="WhyUnsupported"/> returns null.</param>
    /// <param name="known">The attributes.</param>
    public static ServiceModel Parse(IParameterSymbol parameter, KnownTypes known)
    {
        ConstantModel? key = KeyOf(parameter, known) is { Kind: not TypedConstantKind.Error, IsNull: false } given ? ServiceKeys.Parse(given) : null;
        bool isOptional = parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
        return new ServiceModel(TypeNames.Full(parameter.Type), key, isOptional);
    }

    /// <returns>Why the parameter cannot be a service, for a message; <see langword="null"/> if it can.</returns>
    public static string? WhyUnsupported(IParameterSymbol parameter, KnownTypes known) => parameter.Type switch
    {
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "a pointer cannot be a service",
        { TypeKind: TypeKind.Dynamic } => "dynamic cannot be a service; write the type that is registered",
        { IsRefLikeType: true } => "a ref struct cannot be a service",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            $"'{TypeNames.Display(nullable)}' cannot be a service; take '{TypeNames.Display(nullable.TypeArguments[0])}', or a class, which may be null",
        { } type when known.IsOfInvocation(type) =>
            $"each invocation has its own {type.Name}, which is not a service; a handler takes it as a parameter without an attribute",
        { } type when OtherLibraries.FixForParameter(type) is not null && OtherLibraries.Namespace(type) == "Amazon.Lambda.Core" =>
            $"nothing registers an {type.Name}, which belongs to Amazon's runtime client; a handler takes LambdaContext as a parameter without an attribute",
        _ when KeyOf(parameter, known) is { Kind: TypedConstantKind.Error } =>
            "its [FromKeyedServices] names no key and cannot inherit one, because only a service that is registered with a key has a key; name the key, or remove the attribute",
        _ => KeyOf(parameter, known) is { } key ? ServiceKeys.WhyUnsupported(key) : null,
    };

    /// <summary>The key in <c>[FromKeyedServices]</c>; <see langword="null"/> without the attribute.</summary>
    private static TypedConstant? KeyOf(IParameterSymbol parameter, KnownTypes known)
    {
        AttributeData? mark = parameter.GetAttributes().FirstOrDefault(attribute => KnownTypes.Is(attribute.AttributeClass, known.FromKeyedServicesAttribute));
        return mark is null ? null : mark.ConstructorArguments.FirstOrDefault();
    }
}
