using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lambda.Runtime.Json;

/// <summary>Lends a converter the options that it is called with, as new at every call.</summary>
/// <param name="original">What they are. Not used for anything else.</param>
/// <remarks>
/// A converter may do with options what can be done once: create a <see cref="JsonSerializerContext"/> with them, which binds them to it, or change
/// them. Most do nothing, and get the same instance again: a copy takes microseconds. So do those that only pass them to
/// <see cref="JsonSerializer"/>, which caches what it knows of types in them. Safe to use from several threads.
/// </remarks>
internal sealed class ConverterOptions(JsonSerializerOptions original)
{
    /// <summary>Left as new by its last call; <see langword="null"/> while it is lent.</summary>
    private JsonSerializerOptions? _unchanged;

    /// <summary>Read-only since the serializer was called with it, and otherwise as new: any number of calls may have it at once.</summary>
    private volatile JsonSerializerOptions? _used;

    /// <summary>Takes options for one call, which gives them back by <see cref="Return"/>.</summary>
    public JsonSerializerOptions Take()
    {
        if (_used is { } used)
            return used;

        // A converter that kept them may have used them since.
        return Interlocked.Exchange(ref _unchanged, null) is { IsReadOnly: false } unchanged ? unchanged : new JsonSerializerOptions(original);
    }

    /// <summary>Gives options back. Those that were changed, or are bound to a context, are not lent again.</summary>
    public void Return(JsonSerializerOptions options)
    {
        if (ReferenceEquals(options, _used) || !HasSameValues(original, options))
            return;
        if (options.IsReadOnly)
            _used = options;
        else
            Volatile.Write(ref _unchanged, options);
    }

    private static bool HasSameValues(JsonSerializerOptions original, JsonSerializerOptions options) =>
        HasSameTypes(original, options)
        && options.AllowDuplicateProperties == original.AllowDuplicateProperties
        && options.AllowOutOfOrderMetadataProperties == original.AllowOutOfOrderMetadataProperties
        && options.AllowTrailingCommas == original.AllowTrailingCommas
        && options.DefaultBufferSize == original.DefaultBufferSize
        && options.DefaultIgnoreCondition == original.DefaultIgnoreCondition
        && options.DictionaryKeyPolicy == original.DictionaryKeyPolicy
        && options.Encoder == original.Encoder
#pragma warning disable SYSLIB0020 // Obsolete, and can still be set.
        && options.IgnoreNullValues == original.IgnoreNullValues
#pragma warning restore SYSLIB0020
        && options.IgnoreReadOnlyFields == original.IgnoreReadOnlyFields
        && options.IgnoreReadOnlyProperties == original.IgnoreReadOnlyProperties
        && options.IncludeFields == original.IncludeFields
        && options.IndentCharacter == original.IndentCharacter
        && options.IndentSize == original.IndentSize
        && options.MaxDepth == original.MaxDepth
        && options.NewLine == original.NewLine
        && options.NumberHandling == original.NumberHandling
        && options.PreferredObjectCreationHandling == original.PreferredObjectCreationHandling
        && options.PropertyNameCaseInsensitive == original.PropertyNameCaseInsensitive
        && options.PropertyNamingPolicy == original.PropertyNamingPolicy
        && options.ReadCommentHandling == original.ReadCommentHandling
        && options.ReferenceHandler == original.ReferenceHandler
        && options.RespectNullableAnnotations == original.RespectNullableAnnotations
        && options.RespectRequiredConstructorParameters == original.RespectRequiredConstructorParameters
        && options.UnknownTypeHandling == original.UnknownTypeHandling
        && options.UnmappedMemberHandling == original.UnmappedMemberHandling
        && options.WriteIndented == original.WriteIndented;

    /// <summary>Where there is no resolver, the serializer sets the one that reflects, if the program has it.</summary>
    private static bool HasSameTypes(JsonSerializerOptions original, JsonSerializerOptions options) =>
        options.Converters.Count == 0
        && (options.TypeInfoResolver == original.TypeInfoResolver
            || (original.TypeInfoResolver is null && options.IsReadOnly && options.TypeInfoResolver?.GetType() == typeof(DefaultJsonTypeInfoResolver)));
}
