using System.Text.Json.Serialization;
using Lambda.Runtime;

// What AWS's services send and expect does not depend on the options of the function's project. Services send null where their documentation shows a value, and reject
// some nulls that they are sent.
[assembly: LambdaJsonTypeOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    TreatNullAsMissing = true)]
