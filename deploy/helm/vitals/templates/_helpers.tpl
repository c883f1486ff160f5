{{- define "vitals.name" -}}
{{- if contains "vitals" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-vitals" .Release.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "vitals.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}{{ .Values.serviceAccount.name | default (include "vitals.name" .) }}{{ else }}{{ .Values.serviceAccount.name | default "default" }}{{ end }}
{{- end }}

{{- define "vitals.selector" -}}
app.kubernetes.io/name: vitals
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "vitals.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{ include "vitals.selector" . }}
{{- end }}

{{- define "vitals.image" -}}
{{- $repository := required "image.repository is required: where your image of Vitals is" .Values.image.repository -}}
{{- if .Values.image.digest }}{{ $repository }}@{{ .Values.image.digest }}{{ else }}{{ $repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "vitals.databaseUrl" -}}
{{- $url := required "database.url is required: jdbc:postgresql://HOST:5432/vitals?sslmode=verify-full" .Values.database.url -}}
{{- if .Values.database.caConfigMap }}{{ $url }}{{ contains "?" $url | ternary "&" "?" }}sslrootcert=/etc/vitals/database/ca.pem{{ else }}{{ $url }}{{ end }}
{{- end }}

{{- define "vitals.host" -}}
{{- .Values.ingress.host | default (get (urlParse .Values.url) "hostname") }}
{{- end }}

{{/* A pod that serves pages, or only scans: the same, but for what it is asked to do and whether people reach it. */}}
{{- define "vitals.deployment" -}}
{{- $root := .root -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "vitals.name" $root }}-{{ .component }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "vitals.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  replicas: {{ .replicas }}
  revisionHistoryLimit: 3
  strategy:
    type: {{ $root.Values.updateStrategy }}
  selector:
    matchLabels:
      {{- include "vitals.selector" $root | nindent 6 }}
      app.kubernetes.io/component: {{ .component }}
  template:
    metadata:
      labels:
        {{- include "vitals.labels" $root | nindent 8 }}
        app.kubernetes.io/component: {{ .component }}
      {{- with $root.Values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "vitals.serviceAccount" $root }}
      # Vitals asks Kubernetes for nothing. The token for AWS is another one, which EKS brings in itself.
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 60
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - maxSkew: 1
          topologyKey: {{ . }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "vitals.selector" $root | nindent 14 }}
              app.kubernetes.io/component: {{ $.component }}
        {{- end }}
      containers:
        - name: vitals
          image: {{ include "vitals.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          ports:
            - name: http
              containerPort: 8080
          env:
            {{- include "vitals.environment" $root | nindent 12 }}
            - name: DB_SCHEDULER_ENABLED
              value: {{ .scans | quote }}
          # Tables are migrated at the start, by one pod at a time; the first start may take minutes.
          startupProbe:
            httpGet: {path: /readyz, port: http}
            periodSeconds: 5
            failureThreshold: 120
          livenessProbe:
            httpGet: {path: /livez, port: http}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: {path: /readyz, port: http}
            periodSeconds: 5
            timeoutSeconds: 5
          # Until whoever sends requests here has heard that it should not.
          lifecycle:
            preStop:
              sleep: {seconds: 5}
          resources:
            {{- toYaml .resources | nindent 12 }}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            - {name: data, mountPath: /var/lib/vitals}
            - {name: keys, mountPath: /etc/vitals/keys, readOnly: true}
            {{- if $root.Values.database.caConfigMap }}
            - {name: database-ca, mountPath: /etc/vitals/database, readOnly: true}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {sizeLimit: 2Gi}
        # Nothing that lasts: what lasts is in the database, and keys come from the Secret.
        - name: data
          emptyDir: {sizeLimit: 64Mi}
        - name: keys
          secret:
            secretName: {{ required "keys.existingSecret is required: the Secret with sign-in-key and audit-key, see README.md" $root.Values.keys.existingSecret }}
            defaultMode: 0440
        {{- if $root.Values.database.caConfigMap }}
        - name: database-ca
          configMap:
            name: {{ $root.Values.database.caConfigMap }}
        {{- end }}
      {{- with $root.Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $root.Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $root.Values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end }}
