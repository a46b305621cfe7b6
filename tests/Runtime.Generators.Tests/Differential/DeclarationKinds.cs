namespace Lambda.Runtime.Generators.Tests.Differential;

internal enum DeclarationKind
{
    Class,
    Record,
    Struct,
    RecordStruct,
}

/// <summary>How a property gets its value.</summary>
internal enum MemberStyle
{
    Set,
    Init,

    /// <summary><c>required</c> with <c>set</c>.</summary>
    Required,

    /// <summary><c>required</c> with <c>init</c>.</summary>
    RequiredInit,

    /// <summary>A parameter of the constructor.</summary>
    Bound,

    /// <summary>A private setter without <c>[JsonInclude]</c>, which JSON does not use.</summary>
    Hidden,

    /// <summary>A public field with <c>[JsonInclude]</c>.</summary>
    Field,

    /// <summary>A private setter with <c>[JsonInclude]</c>.</summary>
    Included,
}

/// <summary>The kinds of types and members.</summary>
internal static class DeclarationKinds
{
    public static readonly DeclarationKind[] Supported = Enum.GetValues<DeclarationKind>();

    public static readonly MemberStyle[] SupportedStyles = Enum.GetValues<MemberStyle>();
}
