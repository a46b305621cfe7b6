using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Recognises parameters that are services.</summary>
internal static class ServiceParser
{
    /// <param name="parameter">Of a handler, or of a constructor.</param>
    /// <param name="known">The attributes.</param>
    /// <param name="isMarked">It is a service only if an attribute says so.</param>
    public static ServiceModel? Find(IParameterSymbol parameter, KnownTypes known, bool isMarked)
    {
        string? key = null;
        bool hasMark = !isMarked;
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (KnownTypes.Is(attribute.AttributeClass, known.FromServices))
            {
                hasMark = true;
            }
            else if (KnownTypes.Is(attribute.AttributeClass, known.FromKeyedServices))
            {
                hasMark = true;
                key = attribute.ConstructorArguments.FirstOrDefault() is { Kind: not TypedConstantKind.Error, IsNull: false } given
                    ? given.ToCSharpString()
                    : null;
            }
        }

        bool isOptional = parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
        return hasMark ? new ServiceModel(TypeNames.Full(parameter.Type), key, isOptional) : null;
    }
}
