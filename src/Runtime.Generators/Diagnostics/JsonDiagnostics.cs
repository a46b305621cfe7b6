using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>Errors for types that an event or a result reaches. Each message contains the path to the type.</summary>
internal static class JsonDiagnostics
{
    public static readonly DiagnosticDescriptor UnsupportedType = LambdaDiagnostic.Error(
        "LAMBDA020",
        "The type cannot be read from or written as JSON",
        "'{0}' is of type '{1}', which cannot be {2} JSON: {3}; {4}");

    public static readonly DiagnosticDescriptor UnsupportedAttribute = LambdaDiagnostic.Error(
        "LAMBDA021",
        "The JSON attribute is not supported",
        "'{0}' carries [{1}], which is not supported; remove it, give the type that has it a [JsonConverter], or name a JsonSerializerContext that covers that type: [assembly: LambdaJson(typeof(MyContext))]");

    public static readonly DiagnosticDescriptor NoConstructor = LambdaDiagnostic.Error(
        "LAMBDA022",
        "The type of an event has no usable constructor",
        "'{0}' is of type '{1}', which has neither a public constructor without parameters nor exactly one with parameters; add one, or mark one with [JsonConstructor]");

    public static readonly DiagnosticDescriptor UnboundParameter = LambdaDiagnostic.Error(
        "LAMBDA023",
        "A parameter of the constructor has no property",
        "'{0}' is of type '{1}', whose constructor parameter '{2}' has no public property of that name and type; add the property or rename the parameter");

    public static readonly DiagnosticDescriptor BadJsonName = LambdaDiagnostic.Error(
        "LAMBDA024",
        "The JSON name cannot identify the member",
        "'{0}' is of type '{1}', whose member '{2}' has the JSON name \"{3}\", which {4}; {5}");

    public static readonly DiagnosticDescriptor BadConverter = LambdaDiagnostic.Error(
        "LAMBDA025",
        "The JSON converter cannot be used for the type",
        "'{0}' names the converter '{1}', which is not a JsonConverter<{2}> with a public constructor without parameters that the program can call; name one that is");

    public static readonly DiagnosticDescriptor OpenCall = LambdaDiagnostic.Error(
        "LAMBDA027",
        "The type of a LambdaJson call is not known at compile time",
        "{0} is used with '{1}', {2}, so no code can be generated for it; {3}");

    public static readonly DiagnosticDescriptor PassedOn = LambdaDiagnostic.Error(
        "LAMBDA070",
        "The LambdaJson method is not called directly",
        "LambdaJson.{0} is used as a delegate, but generated code can only replace a call; write the call in a lambda: {2} => LambdaJson.{0}<{1}>({2})");

    public static readonly DiagnosticDescriptor BadExtensionData = LambdaDiagnostic.Error(
        "LAMBDA026",
        "The property cannot hold extension data",
        "'{0}' is of type '{1}', whose extension data '{2}' {3}; {4}");

    public static readonly DiagnosticDescriptor CannotPopulate = LambdaDiagnostic.Error(
        "LAMBDA028",
        "The member cannot be populated",
        "'{0}' is to be populated, by [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)], but {1}; {2}");

    public static readonly DiagnosticDescriptor Contradiction = LambdaDiagnostic.Error(
        "LAMBDA029",
        "The JSON attributes of a member contradict each other",
        "'{0}' {1}; {2}");
}
