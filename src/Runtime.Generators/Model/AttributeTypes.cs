namespace Lambda.Runtime.Generators.Model;

/// <summary>The types of attribute values in DynamoDB's JSON.</summary>
[Flags]
internal enum AttributeTypes
{
    S = 1,
    N = 2,
    B = 4,
    BOOL = 8,
    M = 32,
    L = 64,
    SS = 128,
    NS = 256,
    BS = 512,
}
