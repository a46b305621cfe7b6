using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints reading what the handler of a route takes from the request. All problems are reported together, before the handler is called.</summary>
internal sealed class RequestEmitter(HandlerModel handler, InvocationPlan plan, JsonReaderEmitter readers)
{
    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    private readonly Dictionary<ParameterModel, string> _variables = [];

    public void Emit(SourceWriter writer)
    {
        writer.Lines($"{Helpers}HttpExchange http = {Helpers}HttpExchange.Start(invocation);");
        foreach (ParameterModel parameter in handler.FlatParameters)
        {
            if (_variables.ContainsKey(parameter) || Read(parameter) is not { } read)
                continue;
            string variable = FormattableString.Invariant($"lambdaValue{_variables.Count + 1}");
            writer.Lines($"{(parameter.Kind == ParameterKind.HttpBody ? parameter.Event!.Type : "var")} {variable} = {read};");
            _variables.Add(parameter, variable);
        }

        if (_variables.Count == 0)
            return;
        writer.Lines($$"""
            if (http.HasProblems)
            {
                http.WriteProblems();
                return{{(plan.HasStepMethods && !plan.IsHandlerStepAsync ? " default" : "")}};
            }
            """);
    }

    /// <summary>The argument for a parameter, after <see cref="Emit"/>; <see langword="null"/> if it is not in the request.</summary>
    public string? Argument(ParameterModel parameter) =>
        parameter.Kind == ParameterKind.HttpPrincipal ? $"{Helpers}HttpPrincipal.Of(http)"
        : _variables.TryGetValue(parameter, out string? variable) ? variable
        : null;

    private string? Read(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.HttpValue => Read(parameter.Http!),
        ParameterKind.HttpBody =>
            $"http.ReadJson(static (ref {Helpers}JsonReader reader) => {readers.Read(parameter.Event!)}, {(parameter.RejectsNull ? "true" : "false")})",
        ParameterKind.HttpText => "http.ReadText()",
        ParameterKind.HttpBytes => "http.Body.ToArray()",
        ParameterKind.HttpMemory => "http.Body",
        ParameterKind.HttpStream => "http.OpenBody()",
        _ => null,
    };

    private static string Read(HttpParameterModel parameter)
    {
        string name = $"{Literals.Text(parameter.Name)}u8";
        string find = parameter.Source is "Route" or "Rest" ? $"http.{parameter.Source}({Segment(parameter)}, {name})" : $"http.{parameter.Source}({name})";
        string value = $"{parameter.Value.Parser}, {Literals.Text(parameter.Value.Expected)}";
        return parameter.Form switch
        {
            HttpParameterForm.Required => $"{find}.Require<{parameter.Value.Type}>({value})",
            HttpParameterForm.Optional => $"{find}.Get<{parameter.Value.Type}>({value}, {(parameter.Default is { } constant ? Literals.Constant(constant) : "default")})",
            HttpParameterForm.Nullable when parameter.Default is { } constant => $"{find}.GetNullable<{parameter.Value.Type}>({value}) ?? {Literals.Constant(constant)}",
            HttpParameterForm.Nullable => $"{find}.GetNullable<{parameter.Value.Type}>({value})",
            HttpParameterForm.List => $"new global::System.Collections.Generic.List<{parameter.Value.Type}>({find}.GetAll<{parameter.Value.Type}>({value}))",
            _ => $"{find}.GetAll<{parameter.Value.Type}>({value})",
        };
    }

    /// <summary>The segment of a parameter, which may be another one in each route of the handler.</summary>
    private static string Segment(HttpParameterModel parameter)
    {
        if (parameter.Segments.Distinct().Count() == 1)
            return parameter.Segments[0].ToString(CultureInfo.InvariantCulture);
        IEnumerable<string> arms = parameter.Segments.Select(static (segment, route) => FormattableString.Invariant($"{route} => {segment}"));
        return $"http.Template switch {{ {string.Join(", ", arms)}, _ => -1 }}";
    }
}
