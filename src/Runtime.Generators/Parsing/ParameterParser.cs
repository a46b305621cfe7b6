using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Decides what each parameter of a handler is.</summary>
internal sealed class ParameterParser(
    IMethodSymbol method, PayloadKind payload, KnownTypes known, JsonGraphParser readers, HandlerReport report)
{
    private readonly Dictionary<string, IParameterSymbol> _taken = [];

    public List<ParameterModel> Parse()
    {
        var models = new List<ParameterModel>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                report.Add(HandlerDiagnostics.ParameterKind, parameter.Locations[0], parameter.Name, "passed by reference");
            }
            else if (ServiceParser.Find(parameter, known, isMarked: true) is { } service)
            {
                models.Add(new ParameterModel(ParameterKind.Service, Service: service));
            }
            else if (Known(parameter.Type) is { } kind)
            {
                Take(parameter, kind);
                models.Add(new ParameterModel(kind));
            }
            else if (Take(parameter, ParameterKind.JsonEvent) && CanBeJson(parameter))
            {
                models.Add(new ParameterModel(ParameterKind.JsonEvent, ParseJson(parameter)));
            }
        }

        return models;
    }

    private ParameterKind? Known(ITypeSymbol type) => type switch
    {
        _ when KnownTypes.Is(type, known.Context) => ParameterKind.Context,
        _ when KnownTypes.Is(type, known.CancellationToken) => ParameterKind.CancellationToken,
        _ when KnownTypes.Is(type, known.ResponseStream) => ParameterKind.ResponseStream,
        _ when KnownTypes.Is(type, known.TextWriter) => ParameterKind.TextWriter,
        _ when KnownTypes.Is(type, known.TextReader) => ParameterKind.EventReader,
        _ when KnownTypes.Is(type, known.Stream) => ParameterKind.EventStream,
        _ when known.IsByteMemory(type) => ParameterKind.EventMemory,
        _ when KnownTypes.IsByteArray(type) => ParameterKind.EventBytes,
        _ when type.SpecialType == SpecialType.System_String && payload == PayloadKind.Text => ParameterKind.EventText,
        _ => null,
    };

    /// <summary>Everything but a service is there once.</summary>
    private bool Take(IParameterSymbol parameter, ParameterKind kind)
    {
        string what = kind switch
        {
            ParameterKind.Context => "the LambdaContext",
            ParameterKind.CancellationToken => "the CancellationToken",
            ParameterKind.ResponseStream or ParameterKind.TextWriter => "the answer",
            _ => "the event",
        };
        if (what == "the event" && payload == PayloadKind.Console)
        {
            report.Add(HandlerDiagnostics.PayloadMismatch, parameter.Locations[0], "Payload.Console", $"parameter '{parameter.Name}' is the event, which is Console.In");
            return false;
        }

        if (_taken.TryGetValue(what, out IParameterSymbol? first))
        {
            DiagnosticDescriptor descriptor = what == "the event" ? HandlerDiagnostics.TwoEvents : HandlerDiagnostics.Twice;
            report.Add(descriptor, parameter.Locations[0], first.Name, parameter.Name, what);
            return false;
        }

        _taken.Add(what, parameter);
        return true;
    }

    private bool CanBeJson(IParameterSymbol parameter)
    {
        if (payload == PayloadKind.Text)
        {
            string found = $"parameter '{parameter.Name}' is of type '{TypeNames.Display(parameter.Type)}', and not string, TextReader or bytes";
            report.Add(HandlerDiagnostics.PayloadMismatch, parameter.Locations[0], "Payload.Text", found);
        }

        return payload == PayloadKind.Json;
    }

    private JsonValueModel? ParseJson(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;
        Location location = parameter.Locations[0];
        if (RawBytes.Misspelt(type) is { } reason)
        {
            readers.Unsupported(type, parameter.Name, location, reason);
            return null;
        }

        return readers.Parse(type, parameter.Name, location);
    }
}
