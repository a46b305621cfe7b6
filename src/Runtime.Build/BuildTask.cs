using Lambda.Runtime.Build.Errors;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>The base class of the tasks: it reports coded errors, and fails the build if there are any.</summary>
public abstract class BuildTask : Task
{
    /// <summary>The project to name in errors and warnings; empty for the file that contains the task.</summary>
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (BuildException e)
        {
            Error(e.Error);
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Does the work of the task.</summary>
    /// <exception cref="BuildException">The work cannot be done.</exception>
    private protected abstract void Run();

    /// <summary>Reports an error and lets the task continue.</summary>
    private protected void Error(BuildError error) => Log.Error(Project, error);

    /// <summary>Reports a warning.</summary>
    private protected void Warning(BuildError warning) => Log.Warning(Project, warning);

    private protected string Project => ProjectFile.Length > 0 ? ProjectFile : BuildEngine.ProjectFileOfTaskNode;
}
