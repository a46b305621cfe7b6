using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The types of attribute values in Amazon DynamoDB's JSON.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html#Programming.LowLevelAPI.DataTypeDescriptors</remarks>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AttributeTypes
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>A string.</summary>
    S = 1,

    /// <summary>A number, as a string.</summary>
    N = 2,

    /// <summary>Bytes, in base64.</summary>
    B = 4,

    /// <summary>A boolean.</summary>
    BOOL = 8,

    /// <summary>Null; the value is <c>true</c>.</summary>
    NULL = 16,

    /// <summary>A map of attribute values.</summary>
    M = 32,

    /// <summary>A list of attribute values.</summary>
    L = 64,

    /// <summary>A set of strings.</summary>
    SS = 128,

    /// <summary>A set of numbers, as strings.</summary>
    NS = 256,

    /// <summary>A set of bytes, in base64.</summary>
    BS = 512,
}
