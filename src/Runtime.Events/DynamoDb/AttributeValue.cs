using System.Globalization;
using System.Text;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Events;

/// <summary>A value in an item of Amazon DynamoDB: one of ten types, each with a property that has a value only for that type.</summary>
/// <remarks>
/// Numbers are text, because they have up to 38 digits. <see cref="DynamoDbEvent{TItem}"/> reads items directly into your own types instead.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
/// </remarks>
public readonly struct AttributeValue : IEquatable<AttributeValue>
{
    private readonly object? _value;

    private AttributeValue(AttributeValueType type, object? value)
    {
        Type = type;
        _value = value;
    }

    /// <summary>The type of the value; <see cref="AttributeValueType.None"/> for the default of this struct, and for a type that this version does not know.</summary>
    public AttributeValueType Type { get; }

    /// <summary>The string, if it is one.</summary>
    public string? S => Type == AttributeValueType.S ? (string)_value! : null;

    /// <summary>
    /// The number as DynamoDB sent it, with all its digits, if it is one. <see cref="decimal.Parse(string, IFormatProvider)"/> and others read it with
    /// <see cref="CultureInfo.InvariantCulture"/>.
    /// </summary>
    public string? N => Type == AttributeValueType.N ? (string)_value! : null;

    /// <summary>The bytes, if it is binary.</summary>
    public byte[]? B => Type == AttributeValueType.B ? (byte[])_value! : null;

    /// <summary>The boolean, if it is one.</summary>
    public bool? Bool => Type == AttributeValueType.Bool ? _value is not null : null;

    /// <summary>Whether the value is null: it exists in the item, and has no other value.</summary>
    public bool IsNull => Type == AttributeValueType.Null;

    /// <summary>The values of a map by their names, if it is one.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? M => Type == AttributeValueType.M ? (IReadOnlyDictionary<string, AttributeValue>)_value! : null;

    /// <summary>The values of a list, if it is one.</summary>
    public IReadOnlyList<AttributeValue>? L => Type == AttributeValueType.L ? (IReadOnlyList<AttributeValue>)_value! : null;

    /// <summary>The strings, if it is a set of strings.</summary>
    public IReadOnlyList<string>? SS => Type == AttributeValueType.SS ? (IReadOnlyList<string>)_value! : null;

    /// <summary>The numbers as DynamoDB sent them, if it is a set of numbers.</summary>
    public IReadOnlyList<string>? NS => Type == AttributeValueType.NS ? (IReadOnlyList<string>)_value! : null;

    /// <summary>The bytes of each element, if it is a set of binary values.</summary>
    public IReadOnlyList<byte[]>? BS => Type == AttributeValueType.BS ? (IReadOnlyList<byte[]>)_value! : null;

    /// <summary>A value that is null.</summary>
    public static AttributeValue Null { get; } = new(AttributeValueType.Null, null);

    /// <summary>A string.</summary>
    public static AttributeValue FromString(string value) => new(AttributeValueType.S, Required(value));

    /// <summary>A number.</summary>
    public static AttributeValue FromNumber(decimal value) => new(AttributeValueType.N, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number with up to 38 digits.</summary>
    /// <param name="digits">The number in JSON's form, such as <c>-1.5E+10</c>.</param>
    /// <exception cref="FormatException">It is not a number.</exception>
    public static AttributeValue FromNumber(string digits) => AttributeValueJson.IsNumber(Encoding.UTF8.GetBytes(Required(digits)))
        ? new(AttributeValueType.N, digits)
        : throw new FormatException($"'{digits}' is not a number. Expected one in JSON's form, such as -1.5E+10.");

    /// <summary>A binary value.</summary>
    public static AttributeValue FromBinary(byte[] value) => new(AttributeValueType.B, Required(value));

    /// <summary>A boolean.</summary>
    public static AttributeValue FromBool(bool value) => new(AttributeValueType.Bool, value ? "true" : null);

    /// <summary>A map.</summary>
    public static AttributeValue FromMap(IReadOnlyDictionary<string, AttributeValue> values) => new(AttributeValueType.M, Required(values));

    /// <summary>A list.</summary>
    public static AttributeValue FromList(IReadOnlyList<AttributeValue> values) => new(AttributeValueType.L, Required(values));

    /// <summary>A set of strings.</summary>
    public static AttributeValue FromStringSet(IReadOnlyList<string> values) => new(AttributeValueType.SS, Required(values));

    /// <summary>A set of numbers.</summary>
    /// <param name="digits">The numbers in JSON's form.</param>
    public static AttributeValue FromNumberSet(IReadOnlyList<string> digits) => new(AttributeValueType.NS, Required(digits));

    /// <summary>A set of binary values.</summary>
    public static AttributeValue FromBinarySet(IReadOnlyList<byte[]> values) => new(AttributeValueType.BS, Required(values));

    /// <summary>The value in DynamoDB's JSON, such as <c>{"S":"text"}</c>.</summary>
    public override string ToString() => AttributeValueJson.ToString(this);

    /// <summary>Whether both have the same JSON. Sets are compared in order, and numbers by their digits.</summary>
    public bool Equals(AttributeValue other) => Type == other.Type && (ReferenceEquals(_value, other._value) || ToString() == other.ToString());

    /// <inheritdoc cref="Equals(AttributeValue)"/>
    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    /// <summary>The hash of the JSON.</summary>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc cref="Equals(AttributeValue)"/>
    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    /// <summary>Whether the two have different JSON.</summary>
    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    /// <summary>A number that was read, whose digits are known to be valid.</summary>
    internal static AttributeValue OfDigits(string digits) => new(AttributeValueType.N, digits);

    private static T Required<T>(T value)
        where T : class => value ?? throw new ArgumentNullException(nameof(value));
}

/// <summary>The types of values in Amazon DynamoDB.</summary>
public enum AttributeValueType
{
    /// <summary>Not known.</summary>
    None,

    /// <summary>A string.</summary>
    S,

    /// <summary>A number.</summary>
    N,

    /// <summary>Bytes.</summary>
    B,

    /// <summary>A boolean.</summary>
    Bool,

    /// <summary>Null.</summary>
    Null,

    /// <summary>A map of values.</summary>
    M,

    /// <summary>A list of values.</summary>
    L,

    /// <summary>A set of strings.</summary>
    SS,

    /// <summary>A set of numbers.</summary>
    NS,

    /// <summary>A set of bytes.</summary>
    BS,
}
