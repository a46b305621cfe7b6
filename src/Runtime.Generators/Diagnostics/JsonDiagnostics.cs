using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Diagnostics;

/// <summary>What can be wrong with a type that an event or a result reaches. Each message names the way to it.</summary>
internal static class JsonDiagnostics
{
    public static readonly DiagnosticDescriptor UnsupportedType = LambdaDiagnostic.Error(
        "LAMBDA020",
        "A type can be read from and written as JSON",
        "'{0}' is of type '{1}', which cannot be {2} JSON: {3}; use another type, give it a [JsonConverter], or name a JsonSerializerContext that covers it: [assembly: LambdaJson(typeof(MyContext))]");

    public static readonly DiagnosticDescriptor UnsupportedAttribute = LambdaDiagnostic.Error(
        "LAMBDA021",
        "A JSON attribute is understood",
        "'{0}' carries [{1}], which is not supported; remove it, give the type that has it a [JsonConverter], or name a JsonSerializerContext that covers that type: [assembly: LambdaJson(typeof(MyContext))]");

    public static readonly DiagnosticDescriptor NoConstructor = LambdaDiagnostic.Error(
        "LAMBDA022",
        "A type that an event reaches can be constructed",
        "'{0}' is of type '{1}', which has no public constructor without parameters and not exactly one with; add one, or mark one with [JsonConstructor]");

    public static readonly DiagnosticDescriptor UnboundParameter = LambdaDiagnostic.Error(
        "LAMBDA023",
        "A constructor's parameters are the type's properties",
        "'{0}' is of type '{1}', whose constructor parameter '{2}' has no public property of that name and type; add the property or rename the parameter");

    public static readonly DiagnosticDescriptor BadJsonName = LambdaDiagnostic.Error(
        "LAMBDA024",
        "A JSON name means one member",
        "'{0}' is of type '{1}', whose member '{2}' has the JSON name \"{3}\", which {4}; {5}");

    public static readonly DiagnosticDescriptor BadConverter = LambdaDiagnostic.Error(
        "LAMBDA025",
        "A JSON converter converts its type and can be made",
        "'{0}' names the converter '{1}', which is no JsonConverter<{2}> with a public constructor without parameters that the program can call; name one that is");

    public static readonly DiagnosticDescriptor OpenCall = LambdaDiagnostic.Error(
        "LAMBDA027",
        "A type of LambdaJson is known at compile time",
        "{0} is used with '{1}', which stands for any type, so that no code can be emitted for it; name the type, or take a delegate and pass it a lambda: json => LambdaJson.Deserialize<Order>(json)");

    public static readonly DiagnosticDescriptor PassedOn = LambdaDiagnostic.Error(
        "LAMBDA070",
        "A method of LambdaJson is called where it is named",
        "LambdaJson.{0} is passed on as a delegate, and emitted code can only stand in for a call; write the call in a lambda: {2} => LambdaJson.{0}<{1}>({2})");

    public static readonly DiagnosticDescriptor BadExtensionData = LambdaDiagnostic.Error(
        "LAMBDA026",
        "Extension data can take members in",
        "'{0}' is of type '{1}', whose extension data '{2}' {3}; {4}");

    public static readonly DiagnosticDescriptor BadFilling = LambdaDiagnostic.Error(
        "LAMBDA028",
        "A member that is filled in place can be filled",
        "'{0}' is to be filled in place, by [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)], but {1}; {2}");

    public static readonly DiagnosticDescriptor Contradiction = LambdaDiagnostic.Error(
        "LAMBDA029",
        "What attributes say of a member can be done",
        "'{0}' {1}; {2}");
}
