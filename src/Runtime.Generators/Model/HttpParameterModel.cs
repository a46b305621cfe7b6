namespace Lambda.Runtime.Generators.Model;

/// <summary>A parameter of a route's handler that is a value of the request.</summary>
/// <param name="Source">
/// The method of <c>HttpExchange</c> that finds it: <c>Route</c>, <c>Rest</c>, <c>Query</c>, <c>Header</c>, <c>Cookie</c>, <c>Form</c>, <c>Claim</c>, <c>Claims</c>
/// or <c>OptionalClaims</c>.
/// </param>
/// <param name="Name">Its name there.</param>
/// <param name="Segments">Of a route parameter, its segment in each route; -1 in those without it.</param>
/// <param name="Value">Its type; of a list, that of an element.</param>
/// <param name="Form">How many values it takes.</param>
/// <param name="Default">The value if it is missing; <see langword="null"/> for the default of the type.</param>
internal sealed record HttpParameterModel(
    string Source, string Name, EquatableArray<int> Segments, HttpValueModel Value, HttpParameterForm Form, ConstantModel? Default);

/// <summary>The type of a value of a request.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Parser">The method that reads it, as a C# expression.</param>
/// <param name="Expected">What it is, for a problem: <c>an integer</c>.</param>
internal sealed record HttpValueModel(string Type, string Parser, string Expected);

/// <summary>How many values a parameter takes.</summary>
internal enum HttpParameterForm
{
    /// <summary>One.</summary>
    Required,

    /// <summary>One or none; then it has its default value.</summary>
    Optional,

    /// <summary>One or none; then it is null.</summary>
    Nullable,

    /// <summary>Any number, in an array.</summary>
    Array,

    /// <summary>Any number, in a <c>List&lt;T&gt;</c>.</summary>
    List,
}
