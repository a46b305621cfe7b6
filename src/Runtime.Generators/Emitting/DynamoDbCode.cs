using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>The code that reads and writes attribute values of DynamoDB's JSON.</summary>
internal static class DynamoDbCode
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    /// <summary>The expression that reads an attribute value.</summary>
    /// <param name="value">The value's model.</param>
    /// <param name="types">The types that it may have.</param>
    /// <param name="inner">The expression that reads the value in it.</param>
    public static string Read(JsonValueModel value, AttributeTypes types, string inner)
    {
        inner = value.Scalar switch
        {
            ScalarKind.Boolean => $"{Helpers}AttributeReader.GetBoolean(ref reader)",
            ScalarKind.DateTime or ScalarKind.DateTimeOffset when value.Format is null => $"{Helpers}FormattedValueReader.Get{value.Scalar}(ref reader)",
            _ => inner,
        };
        IEnumerable<AttributeTypes> single = Enum.GetValues(typeof(AttributeTypes)).Cast<AttributeTypes>().Where(type => types.HasFlag(type));
        string list = string.Join(" | ", single.Select(static type => $"{Helpers}AttributeTypes.{type}"));
        string type = value.Type;
        string read = $"{Helpers}AttributeReader.Close<{type}>(ref reader, {Helpers}AttributeReader.Open(ref reader, {list}) ? {inner} : default({type}))";
        if (value.IsNullable || value.IsReference)
            read = $"{Helpers}AttributeReader.IsNull(ref reader) ? default({type}) : {read}";
        return value.MayBeInSet ? $"{Helpers}AttributeReader.IsInSet(ref reader) ? {inner} : {read}" : read;
    }

    /// <summary>The expression for the value of a nullable one.</summary>
    public static string ValueOf(JsonValueModel value, string expression) => value.IsNullable ? $"{expression}.GetValueOrDefault()" : expression;

    /// <summary>The statements that write an attribute value.</summary>
    /// <param name="value">The value's model.</param>
    /// <param name="types">The types that it may have; see <see cref="Written"/>.</param>
    /// <param name="writer">The expression for the JSON writer.</param>
    /// <param name="expression">The expression for the value.</param>
    /// <param name="inner">The statements that write the value in it.</param>
    public static string Write(JsonValueModel value, AttributeTypes types, string writer, string expression, string inner)
    {
        string type = Written(types).ToString();
        string write = $$"""
            {{writer}}.StartAttribute({{Literals.Text($"{{\"{type}\":")}}u8);
            {{inner}}
            {{writer}}.EndAttribute();
            """;
        if (!value.IsNullable && !value.IsReference)
            return write;
        return $$"""
            if ({{expression}} is null)
            {
                {{writer}}.WriteNullAttribute();
            }
            else
            {
                {{write.Replace("\n", "\n    ")}}
            }
            """;
    }

    /// <summary>The type with which it is written: its own, and not one that it may be read from, too.</summary>
    private static AttributeTypes Written(AttributeTypes types) => types switch
    {
        AttributeTypes.BOOL | AttributeTypes.N => AttributeTypes.BOOL,
        AttributeTypes.S | AttributeTypes.N => AttributeTypes.S,
        AttributeTypes.L | AttributeTypes.SS or AttributeTypes.L | AttributeTypes.NS or AttributeTypes.L | AttributeTypes.BS => types & ~AttributeTypes.L,
        _ when types.HasFlag(AttributeTypes.L) => AttributeTypes.L,
        _ => types,
    };
}
