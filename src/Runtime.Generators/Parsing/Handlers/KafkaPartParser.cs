using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>Decides which parameters take the key and the value of a record of Apache Kafka: the only payload is the value, and the first of two is the key.</summary>
internal sealed class KafkaPartParser(DiagnosticBag report)
{
    private readonly List<IParameterSymbol> _payloads = [];

    /// <summary>Notes that a parameter takes a payload, and reports a third one.</summary>
    public bool Take(IParameterSymbol parameter)
    {
        if (_payloads.Count == 2)
        {
            const string fix = "mark a service [FromServices] or a header [FromMessageAttribute(\"name\")], or remove it";
            Report(parameter, $"is a third payload, but a record of Apache Kafka has a key and a value; {fix}");
            return false;
        }

        _payloads.Add(parameter);
        return true;
    }

    /// <summary>Notes in the models of payloads which part they are.</summary>
    /// <param name="models">The models of the parameters.</param>
    /// <param name="isComplete">Whether no parameter has been rejected, which may have been the key or the value.</param>
    public List<ParameterModel> Assign(List<ParameterModel> models, bool isComplete)
    {
        if (isComplete)
            CheckNames();
        var symbols = new Queue<IParameterSymbol>(_payloads);
        return [.. models.Select(model =>
        {
            if (model.Kind is not (ParameterKind.RecordPayload or ParameterKind.RecordText or ParameterKind.RecordBytes) || symbols.Count == 0)
                return model;
            bool isKey = symbols.Count == 2;
            return model with { KafkaPart = new KafkaPartModel(isKey, WithNull(symbols.Dequeue().Type)) };
        })];
    }

    /// <summary>Reports names that say the opposite of the order.</summary>
    private void CheckNames()
    {
        if (_payloads.Count == 1 && IsNamed(_payloads[0], "key"))
            Report(_payloads[0], $"is named '{_payloads[0].Name}', but the only payload takes the value of a record; add a parameter for the value after it, or rename it");
        if (_payloads.Count < 2)
            return;
        IParameterSymbol? misnamed = IsNamed(_payloads[1], "key") ? _payloads[1] : IsNamed(_payloads[0], "value") ? _payloads[0] : null;
        if (misnamed is not null)
            Report(misnamed, $"is named '{misnamed.Name}', but the first payload takes the key of a record, and the second its value; exchange the parameters, or rename them");
    }

    private static bool IsNamed(IParameterSymbol parameter, string name) => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The type as nullable; <see langword="null"/> if a parameter of this type may be null already.</summary>
    private static string? WithNull(ITypeSymbol type)
    {
        bool isNotNull = type.IsValueType ? type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T : type.NullableAnnotation == NullableAnnotation.NotAnnotated;
        return isNotNull ? $"{TypeNames.Display(type)}?" : null;
    }

    private void Report(IParameterSymbol parameter, string reason) => report.Add(HandlerDiagnostics.BadParameter, parameter.Locations[0], parameter.Name, reason);
}
