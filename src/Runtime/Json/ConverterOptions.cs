using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lambda.Runtime.Json;

/// <summary>Pools the options that a converter is called with, so that every call gets options with the original values.</summary>
/// <param name="original">The original values. Not used for anything else.</param>
/// <remarks>
/// A converter may do to options what can be done only once: change them, or create a <see cref="JsonSerializerContext"/> with them, which binds
/// them to it. Most converters do neither and get the same instance again, because a copy takes microseconds. So do converters that only pass the
/// options to <see cref="JsonSerializer"/>, which caches type metadata in them. Safe to use from several threads.
/// </remarks>
internal sealed class ConverterOptions(JsonSerializerOptions original)
{
    /// <summary>An instance that its last call left unchanged; <see langword="null"/> while a call uses it.</summary>
    private JsonSerializerOptions? _unchanged;

    /// <summary>An instance that the serializer made read-only, with the original values. Any number of calls may share it.</summary>
    private volatile JsonSerializerOptions? _used;

    /// <summary>Takes options for one call, which passes them to <see cref="Return"/> when it ends.</summary>
    public JsonSerializerOptions Take()
    {
        if (_used is { } used)
            return used;

        // A converter that kept a reference may have used the options since.
        return Interlocked.Exchange(ref _unchanged, null) is { IsReadOnly: false } unchanged ? unchanged : new JsonSerializerOptions(original);
    }

    /// <summary>Returns options. They are not reused if they were changed or are bound to a context.</summary>
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
#pragma warning disable SYSLIB0020 // Obsolete, but can still be set.
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

    /// <summary>If there is no resolver, the serializer sets the one that uses reflection, if the program contains it.</summary>
    private static bool HasSameTypes(JsonSerializerOptions original, JsonSerializerOptions options) =>
        options.Converters.Count == 0
        && (options.TypeInfoResolver == original.TypeInfoResolver
            || (original.TypeInfoResolver is null && options.IsReadOnly && options.TypeInfoResolver?.GetType() == typeof(DefaultJsonTypeInfoResolver)));
}
