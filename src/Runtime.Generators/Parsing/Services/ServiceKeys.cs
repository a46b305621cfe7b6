using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Services;

/// <summary>Parses the keys of services. A key is an <c>object</c>, so <c>1</c> and <c>1L</c> are different keys.</summary>
internal static class ServiceKeys
{
    public static ConstantModel Parse(TypedConstant key)
    {
        if (key.Value is ITypeSymbol named)
            return new ConstantModel(TypeNames.Full(named), IsType: true);
        bool hasOwnLiteral = key.Type!.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean
            or SpecialType.System_Int32 or SpecialType.System_Single or SpecialType.System_Double;
        return new ConstantModel(key.Value!, hasOwnLiteral ? null : TypeNames.Full(key.Type));
    }

    /// <returns>Why it cannot be a key, for a message; <see langword="null"/> if it can.</returns>
    public static string? WhyUnsupported(TypedConstant key)
    {
        if (key.Kind == TypedConstantKind.Array)
            return "its key is an array, which equals no other; use a text, a number or an enum";
        ISymbol? named = key.Value as ITypeSymbol ?? (key.Kind == TypedConstantKind.Enum ? key.Type : null);
        return named is not null && Accessibilities.WhyInaccessible(named) is { } hidden
            ? $"the program cannot name its key: {hidden}; make it internal or public"
            : null;
    }
}
