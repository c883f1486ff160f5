package dev.vitals.rule.principal;

import java.util.List;

/**
 * A way to act as a role by handing it to a service that then does one's bidding.
 *
 * @param service the principal that the role must trust
 * @param actions all are needed beside iam:PassRole; alternatives are separated by {@code |}
 * @param bidding what the service then does, for the end of a sentence
 */
record PassedRole(String service, List<String> actions, String bidding) {

    static final List<PassedRole> ALL = List.of(
            way(
                    "lambda",
                    "runs its own code in a new function",
                    "lambda:CreateFunction",
                    "lambda:InvokeFunction|lambda:CreateEventSourceMapping|lambda:CreateFunctionUrlConfig"),
            way("ec2", "starts an instance and takes the role's credentials from it", "ec2:RunInstances"),
            way("cloudformation", "has a new stack change whatever the role may change", "cloudformation:CreateStack"),
            way("glue", "opens a development endpoint", "glue:CreateDevEndpoint"),
            way(
                    "glue",
                    "runs its own script in a job",
                    "glue:CreateJob|glue:UpdateJob",
                    "glue:StartJobRun|glue:CreateTrigger"),
            way(
                    "sagemaker",
                    "opens a notebook",
                    "sagemaker:CreateNotebookInstance",
                    "sagemaker:CreatePresignedNotebookInstanceUrl"),
            way(
                    "sagemaker",
                    "runs its own container in a job",
                    "sagemaker:CreateTrainingJob|sagemaker:CreateProcessingJob"),
            way(
                    "ecs-tasks",
                    "runs its own container in a task",
                    "ecs:RegisterTaskDefinition",
                    "ecs:RunTask|ecs:StartTask|ecs:CreateService|ecs:UpdateService"),
            way(
                    "codebuild",
                    "runs its own commands in a build",
                    "codebuild:CreateProject|codebuild:UpdateProject",
                    "codebuild:StartBuild|codebuild:StartBuildBatch"),
            way(
                    "datapipeline",
                    "runs its own commands in a pipeline",
                    "datapipeline:CreatePipeline",
                    "datapipeline:PutPipelineDefinition",
                    "datapipeline:ActivatePipeline"),
            way("ssm", "runs an automation", "ssm:StartAutomationExecution"),
            way("states", "runs a state machine that calls AWS", "states:CreateStateMachine", "states:StartExecution"),
            way("scheduler", "has a schedule call AWS", "scheduler:CreateSchedule"),
            way("tasks.apprunner", "runs its own container in a service", "apprunner:CreateService"));

    private static PassedRole way(String service, String bidding, String... actions) {
        return new PassedRole(service + ".amazonaws.com", List.of(actions), bidding);
    }
}
