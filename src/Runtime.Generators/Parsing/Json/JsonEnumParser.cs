using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns an enum into its model.</summary>
internal static class JsonEnumParser
{
    public static JsonEnumModel Parse(INamedTypeSymbol type, bool isText)
    {
        INamedTypeSymbol underlying = type.EnumUnderlyingType!;
        bool isFlags = type.GetAttributes().Any(static a => a.AttributeClass is { Name: "FlagsAttribute" } c && c.ContainingNamespace.Name == "System");
        IEnumerable<EnumNameModel> names = type.GetMembers().OfType<IFieldSymbol>()
            .Where(static field => field is { HasConstantValue: true })
            .Select(static field => NameOf(field))
            .OrderBy(static name => name.Value);
        if (isFlags)
        {
            // The value with the most flags is tried first.
            names = names.OrderByDescending(static name => BitCount(name.Value));
        }

        return new JsonEnumModel(
            new JsonTypeKey(TypeNames.Full(type)) { IsText = isText },
            TypeNames.Full(type),
            TypeNames.Identifier(type) + (isText ? "Text" : ""),
            JsonScalars.Find(underlying)!.Value,
            isText,
            names.ToEquatableArray(),
            isFlags,
            underlying.SpecialType is SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64);
    }

    /// <summary>Whether the name of an enum value does not exist yet, which is reported.</summary>
    public static bool HasUnknownName(JsonParsingContext context, INamedTypeSymbol type, JsonUsage usage)
    {
        foreach (ISymbol field in type.GetMembers())
        {
            if (field is IFieldSymbol && new JsonAttributes(field).Unknown is { } argument)
            {
                context.Report(UnknownTypes.ReportArgument(usage.Location, $"'{TypeNames.Display(type)}.{field.Name}', a value of '{usage.Path}',", argument));
                return true;
            }
        }

        return false;
    }

    private static EnumNameModel NameOf(IFieldSymbol field)
    {
        AttributeData? attribute = field.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name == "JsonStringEnumMemberNameAttribute");
        string? given = attribute?.ConstructorArguments.FirstOrDefault().Value as string;
        ulong value = field.ConstantValue is ulong big ? big : unchecked((ulong)Convert.ToInt64(field.ConstantValue, null));
        return new EnumNameModel(given ?? field.Name, value, given is not null);
    }

    private static int BitCount(ulong value)
    {
        int count = 0;
        for (; value != 0; value &= value - 1)
            count++;
        return count;
    }
}
