using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints reading what the handler of a route takes from the request. All problems are reported together, before the handler is called.</summary>
internal sealed class RequestEmitter(HandlerModel handler, JsonReaderEmitter readers)
{
    /// <summary>The variable of the body.</summary>
    public const string Body = "lambdaBody";

    private const string Helpers = "global::Lambda.Runtime.CompilerServices.";

    /// <summary>The variable of a value.</summary>
    public static string Variable(HttpParameterModel parameter) =>
        $"lambda{parameter.Source}_{string.Concat(parameter.Name.Select(static letter => char.IsLetterOrDigit(letter) ? letter : '_'))}";

    public void Emit(SourceWriter writer)
    {
        writer.Lines($"{Helpers}HttpExchange http = {Helpers}HttpExchange.Of(invocation);");
        bool canFail = false;
        foreach (ParameterModel parameter in handler.Parameters)
        {
            if (parameter.Http is { } value)
                writer.Lines($"var {Variable(value)} = {Read(value)};");
            else if (parameter is { Kind: ParameterKind.HttpBody, Event: { } body })
                writer.Lines($"{body.Type} {Body} = http.ReadJson(static (ref {Helpers}JsonReader reader) => {readers.Read(body)}, {(parameter.RejectsNull ? "true" : "false")});");
            else if (BodyOf(parameter.Kind) is { } read)
                writer.Lines($"var {Body} = {read};");
            else
                continue;
            canFail = true;
        }

        if (!canFail)
            return;
        writer.Lines($$"""
            if (http.HasProblems)
            {
                http.WriteProblems();
                return;
            }
            """);
    }

    private static string? BodyOf(ParameterKind kind) => kind switch
    {
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
