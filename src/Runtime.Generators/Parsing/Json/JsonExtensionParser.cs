using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Json.Rules;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Turns the property with <c>[JsonExtensionData]</c> into its model.</summary>
internal static class JsonExtensionParser
{
    private const string Generic = "global::System.Collections.Generic.";

    /// <summary>Why the property cannot hold extension data.</summary>
    /// <param name="member">The property.</param>
    /// <param name="isOnly">No other was marked before it.</param>
    /// <param name="isBound">Whether it is a parameter of the constructor.</param>
    /// <returns>The problem and the fix; <see langword="null"/> for a valid member.</returns>
    public static (string Problem, string Fix)? WhyNot(JsonTypeMember member, bool isOnly, bool isBound)
    {
        if (ValueType(member.Symbol.Type) is null && !IsTree(member.Symbol.Type))
            return ("has a type that cannot hold it", "make it a Dictionary<string, JsonElement>, a Dictionary<string, object> or a JsonObject");
        if (!isOnly)
            return ("is not the only one", "keep one");
        if (isBound)
            return ("is a parameter of the constructor", "make it a separate property");
        return member.Symbol.IsRequired || member.Attributes.IsRequired
            ? ("is required, though no member of its name is read into it", "do not require it")
            : null;
    }

    /// <returns><see langword="null"/> if it collects nothing, or an error was reported.</returns>
    public static JsonExtensionModel? Parse(JsonTypeMember member, JsonMemberModel held, JsonGraphParser graph, JsonUsage usage)
    {
        // Without a setter it is written, but collects nothing.
        if (graph.Context.Direction == JsonDirection.Read && held.Set == MemberSet.Never)
            return null;

        ITypeSymbol type = member.Symbol.Type;
        if (IsTree(type))
        {
            var node = new JsonValueModel("global::System.Text.Json.Nodes.JsonNode", IsNullable: false, IsReference: true, ScalarKind.Node);
            string entry = $"{Generic}KeyValuePair<string, {node.Type}>";
            return new JsonExtensionModel(held, $"{Generic}List<{entry}>", node, IsTree: true);
        }

        ITypeSymbol valueType = ValueType(type)!;
        string builder = type.TypeKind == TypeKind.Interface ? $"{Generic}Dictionary<string, {TypeNames.Full(valueType)}>" : TypeNames.Full(type);
        return graph.Parse(valueType, usage) is { } value ? new JsonExtensionModel(held, builder, value, IsTree: false) : null;
    }

    private static bool IsTree(ITypeSymbol type) => TypeNames.Full(type) == "global::System.Text.Json.Nodes.JsonObject";

    /// <summary>The type of the dictionary's values, if it can hold any JSON.</summary>
    private static ITypeSymbol? ValueType(ITypeSymbol type)
    {
        if (JsonCollections.Find(type, "IDictionary") is not { } entries || entries.TypeArguments[0].SpecialType != SpecialType.System_String)
            return null;
        ITypeSymbol value = entries.TypeArguments[1];
        return value.SpecialType == SpecialType.System_Object || TypeNames.Full(value) == "global::System.Text.Json.JsonElement" ? value : null;
    }
}
